"""Which findings are shown: one that comes and goes while a network trains must not flicker."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from playground.flow import Diagnosis

APPEAR_S = 0.5
"""A finding has to last so long before it is shown."""
GONE_S = 0.5
"""It has to be absent so long before it is called gone."""
LEAVE_S = 1.5
"""And then stays so long, greyed, so that a person sees what went."""


class Finding(msgspec.Struct, frozen=True):
    """A diagnosis with its history in seconds. ``absent`` is when it was first missed, None while it holds."""

    diagnosis: Diagnosis
    since: float
    shown: bool = False
    absent: float | None = None
    gone: float | None = None  # when it was called gone


class Findings:
    """Takes in every frame's diagnoses and says which to show. One of each kind."""

    def __init__(self) -> None:
        self._findings: dict[str, Finding] = {}
        self._order: tuple[str, ...] = ()

    def clear(self) -> None:
        """Forget everything at once."""
        self._findings.clear()
        self._order = ()

    def take(self, diagnoses: Sequence[Diagnosis], now: float) -> None:
        """What holds at the time ``now`` (seconds), the most serious first."""
        current = {diagnosis.kind: diagnosis for diagnosis in diagnoses}
        for kind, diagnosis in current.items():
            known = self._findings.get(kind)
            if known is None:
                self._findings[kind] = Finding(diagnosis, now)
            else:
                self._findings[kind] = replace(known, diagnosis=diagnosis, absent=None, gone=None)
        for kind, finding in self._findings.items():
            if kind not in current and finding.absent is None:
                self._findings[kind] = replace(finding, absent=now)
        self._order = (*current, *(kind for kind in self._order if kind not in current))

    def settle(self, now: float) -> None:
        """Let time pass: show what has lasted, drop what has been gone long enough."""
        for kind, finding in list(self._findings.items()):
            if finding.absent is None:
                if now - finding.since >= APPEAR_S:
                    self._findings[kind] = replace(finding, shown=True)
            elif not finding.shown or (finding.gone is not None and now - finding.gone >= LEAVE_S):
                del self._findings[kind]
            elif finding.gone is None and now - finding.absent >= GONE_S:
                self._findings[kind] = replace(finding, gone=now)

    def shown(self) -> list[tuple[Diagnosis, bool]]:
        """What to show, the most serious first, and whether it still holds."""
        found = [self._findings[kind] for kind in self._order if kind in self._findings]
        return [(finding.diagnosis, finding.gone is None) for finding in found if finding.shown]

    def waiting(self) -> bool:
        """Whether time alone will change what is shown."""
        return any(not finding.shown or finding.absent is not None for finding in self._findings.values())
