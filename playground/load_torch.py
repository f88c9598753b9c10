"""Loading PyTorch late, without freezing the window."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path


def load_library() -> None:
    """Load PyTorch's shared library, by a foreign call that holds no interpreter lock: nothing else has to wait.

    Nothing of PyTorch is imported. Where there is no such library, nothing happens: the import will tell.
    """
    if "torch" not in sys.modules:
        spec = importlib.util.find_spec("torch")
        if spec is not None and spec.origin is not None:
            library = Path(spec.origin).parent / "lib" / "libtorch_python.so"
            if library.is_file():
                ctypes.CDLL(None).dlopen(bytes(library), os.RTLD_LAZY)


def load_torch() -> None:
    """Import PyTorch into the calling thread and give that thread one core.

    The setting belongs to the thread: a new one would use every core for each tiny operation, which made training
    100 to 1000 times slower on a busy machine. The shared library is loaded first, so that the window does not freeze
    meanwhile.
    """
    load_library()
    import torch

    torch.set_num_threads(1)
