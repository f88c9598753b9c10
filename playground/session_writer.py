"""A ``.playground`` file out of runs: the other half of ``playground.session_file``. It needs PyTorch."""

from __future__ import annotations

from collections.abc import Mapping

from playground.archive import MAX_ARCHIVE_BYTES, pack
from playground.data.dataset import Dataset
from playground.experiment import ExperimentError
from playground.messages import Run
from playground.packed_run import PackedRun
from playground.run_file import pack_run, unpacked
from playground.session_file import MANIFEST, SessionState, encode_state, kept_member, run_member
from playground.stored_data import pack_dataset
from playground.words import readable_bytes, said


def pack_session(state: SessionState, current: Run | None, kept: Mapping[int, PackedRun]) -> bytes:
    """A ``.playground`` file of ``state``, its current run and the kept ones by their numbers.

    Raises ``ExperimentError`` if it would be larger than one that is opened again.
    """
    names: dict[int, str] = {}
    members = {MANIFEST: encode_state(state)}

    def name_of(dataset: Dataset) -> str:
        if id(dataset) not in names:
            name, content = pack_dataset(dataset)
            names[id(dataset)] = name
            members[f"{name}.safetensors"] = content
        return names[id(dataset)]

    for number, run in kept.items():
        members[kept_member(number)] = pack_run(unpacked(run), run.dataset, name_of)
    if current is not None:
        members[run_member(state.run)] = pack_run(*current, name_of)
    if (size := sum(map(len, members.values()))) > MAX_ARCHIVE_BYTES:
        needed, limit = readable_bytes(size), readable_bytes(MAX_ARCHIVE_BYTES)
        raise ExperimentError(
            "",
            said(
                "this session takes {needed}, at most {limit} can be saved; delete kept runs",
                needed=needed,
                limit=limit,
            ),
        )
    return pack(members)
