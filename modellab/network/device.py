"""Where networks run: the devices of this machine, by keys that files and the command line can hold."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import torch

from modellab.errors import ModelLabError, Text, unknown

AUTO = "auto"
_UNKNOWN_MEMORY = 2**40
_CONTAINER_LIMIT = Path("/sys/fs/cgroup/memory.max")


@dataclass(frozen=True, slots=True)
class DeviceInfo:
    """A device to choose: its key in files, and its name for people."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True)
class MemoryUse:
    """Memory of a device in bytes: what is taken (by this program, on a GPU by all programs), and all there is."""

    used_bytes: int
    total_bytes: int


def devices() -> tuple[DeviceInfo, ...]:
    """List what a network can run on here: ``auto`` first, then from fast to slow."""
    found = [DeviceInfo(f"cuda:{index}", _cuda_label(index)) for index in range(_num_cuda())]
    if torch.backends.mps.is_available():
        found.append(DeviceInfo("mps", Text("Apple GPU")))
    found.append(DeviceInfo("cpu", Text("CPU ({count} cores)", count=os.cpu_count() or 1)))
    return (DeviceInfo(AUTO, Text("Automatic: {device}", device=found[0].label)), *found)


def resolve(key: str) -> torch.device:
    """Return the device that ``key`` means on this machine.

    Args:
        key: ``auto`` (the fastest), ``cpu``, ``cuda``, ``cuda:1`` or ``mps``.

    Raises:
        ModelLabError: There is no such device here.
    """
    known = [info.key for info in devices()]
    if key == AUTO:
        return torch.device(known[1])
    wanted = "cuda:0" if key == "cuda" else key
    if wanted in known:
        return torch.device(wanted)
    if wanted.startswith("cuda"):
        raise _no_cuda(wanted)
    if wanted == "mps":
        raise ModelLabError(Text("This computer has no Apple GPU that PyTorch can use."), _choose_auto())
    raise unknown(Text("device"), key, known)


def memory(device: torch.device) -> MemoryUse:
    """Measure the memory of a device, without waiting for it."""
    if device.type == "cuda":
        free, total = torch.cuda.mem_get_info(device)
        return MemoryUse(total - free, total)
    if device.type == "mps":
        return MemoryUse(torch.mps.current_allocated_memory(), torch.mps.recommended_max_memory())
    return MemoryUse(_resident_bytes(), total_memory())


def total_memory() -> int:
    """Memory that this program may have, in bytes, or a terabyte where the system does not tell."""
    try:
        physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return _UNKNOWN_MEMORY
    try:  # a container may have less than its computer
        return min(physical, int(_CONTAINER_LIMIT.read_text()))
    except (OSError, ValueError):  # none, or "max"
        return physical


def _num_cuda() -> int:
    return torch.cuda.device_count() if torch.cuda.is_available() else 0


def _cuda_label(index: int) -> Text:
    properties = torch.cuda.get_device_properties(index)
    return Text("{name} ({size:.0f} GB)", name=properties.name, size=properties.total_memory / 2**30)


def _no_cuda(key: str) -> ModelLabError:
    count = _num_cuda()
    if count:
        return ModelLabError(
            Text("There is no GPU {key}; this computer has {count}.", key=key, count=count), _choose_auto()
        )
    if torch.version.cuda is None:
        return ModelLabError(
            Text("This installation of PyTorch cannot use NVIDIA GPUs."),
            Text("Install a CUDA build of PyTorch, or choose another device."),
        )
    return ModelLabError(
        Text("PyTorch finds no NVIDIA GPU here."),
        Text('Check the driver with "nvidia-smi", or choose another device.'),
    )


def _choose_auto() -> Text:
    return Text("Choose Automatic, or a device of the list.")


def _resident_bytes() -> int:
    """Memory that this process holds now; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a pseudo-file
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0
