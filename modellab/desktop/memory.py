"""How much memory the program holds, for the status bar."""

from __future__ import annotations

import sys
from pathlib import Path


def resident_bytes() -> int:
    """Return the memory that this process holds, or 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * 4096


def device_text(device: str) -> str:
    """Return used and total memory of a CUDA device, such as ``3.1 / 80 GB``; empty for others."""
    torch = sys.modules.get("torch")
    if torch is None or not hasattr(torch, "cuda") or device == "cpu" or not torch.cuda.is_initialized():
        return ""
    free, total = torch.cuda.mem_get_info()
    return f"{(total - free) / 1e9:.1f} / {total / 1e9:.0f} GB"
