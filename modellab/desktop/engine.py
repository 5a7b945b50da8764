"""Loads torch after the first paint, without stalls that anybody feels.

``import torch`` holds the interpreter's lock while the system's loader reads libraries of more than a gigabyte, which
would stop the window for most of a second. Loading them beforehand through a plain call of ``dlopen`` does the same
work without the lock; the import that follows finds them in memory.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modellab.network.device import DeviceInfo

# The biggest ones, in the order in which they need each other; whichever a build of torch lacks is passed over.
_LIBRARIES = ("libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so", "libtorch_python.so")
_RTLD_NOW, _RTLD_GLOBAL = 2, 0x100


def set_environment() -> None:
    """Set what OpenMP reads when torch is imported: threads that wait must not spin beside a busy window."""
    os.environ.setdefault("GOMP_SPINCOUNT", "2000")


def load() -> tuple[DeviceInfo, ...]:
    """Import torch; call it on a worker thread.

    Returns:
        What this machine can train on.
    """
    set_environment()
    if "torch" not in sys.modules:
        _load_libraries()
    with _without_collections():
        from modellab.network.device import devices

        return devices()


def warm_up() -> None:
    """Import what the first step of an optimizer would import, for seconds; call it on a worker thread."""
    with _without_collections():
        importlib.import_module("torch._dynamo")


@contextlib.contextmanager
def _without_collections() -> Iterator[None]:
    # Half of the stalls that are left are collections of garbage: imports make millions of objects, none of them free.
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _load_libraries() -> None:
    if not sys.platform.startswith("linux"):
        return
    spec = importlib.util.find_spec("torch")
    if spec is None or spec.origin is None:
        return
    folder = Path(spec.origin).parent / "lib"
    # A function of a library that is in the process already: ctypes lets go of the lock while it runs.
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype, dlopen.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    for name in _LIBRARIES:
        path = folder / name
        if path.exists():
            dlopen(os.fsencode(path), _RTLD_NOW | _RTLD_GLOBAL)
