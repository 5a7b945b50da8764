"""Weights in pickled files (.pt, .pth), read by a child process: a pickle is a program, and this one gets a cell."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from modellab import safeio
from modellab.errors import ModelLabError, Text

SPARE_BYTES = 2**30
MAX_GROWTH = 4
MAX_FILE_BYTES = 16 * 2**30
NESTED = ("state_dict", "model_state_dict", "model", "network", "net", "module", "weights", "params", "ema")
_GOOD, _BAD = b"+", b"-"


def read_pickled(path: Path, *, timeout_s: float = 120.0) -> bytes:
    """Return the tensors in a pickled file as safetensors bytes.

    The child loads with ``weights_only=True``, so that no name in the file is resolved to Python beyond torch's list of
    tensor types; there is no second way in for files that want more.

    Raises:
        ModelLabError: The file holds anything but tensors, is damaged, or took too much memory or time.
    """
    data = safeio.read_file(path, limit_bytes=MAX_FILE_BYTES)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=True)
    child = context.Process(target=_serve, args=(theirs,), daemon=True, name="read weights")
    child.start()
    theirs.close()
    try:
        answer = _ask(ours, data, timeout_s)
    finally:
        ours.close()
        _end(child)
    if answer[:1] != _GOOD:
        raise _refused(path, Text("{reason}", reason=answer[1:301].decode("utf-8", "replace")))
    return answer[1:]


def _ask(connection: Connection, data: bytes, timeout_s: float) -> bytes:
    try:
        connection.send_bytes(data)
        if connection.poll(timeout_s):
            return connection.recv_bytes()
        return _BAD + b"it took too long to read"
    except (EOFError, OSError):
        return _BAD + b"reading it took too much memory or ended the reader"


def _end(child: BaseProcess) -> None:
    child.join(1.0)
    if child.is_alive():
        child.kill()
        child.join()
    child.close()


def _refused(path: Path, reason: Text) -> ModelLabError:
    return ModelLabError(
        Text('"{name}" was not read: {reason}.', name=safeio.shown_name(path), reason=reason),
        Text("Only files with nothing but weights are read. Save the weights as .safetensors."),
    )


def _serve(connection: Connection) -> None:
    """Run in the child: read one file, send its tensors, end."""
    import pickle

    data = connection.recv_bytes()
    import torch  # noqa: F401 - before the limit, which counts from here

    _limit_memory(SPARE_BYTES + 2 * MAX_GROWTH * len(data))
    try:
        answer = _GOOD + _convert(data)
    except (pickle.UnpicklingError, AttributeError, TypeError):
        answer = _BAD + b"it holds more than weights"
    except ValueError as error:
        answer = _BAD + str(error).encode()
    except MemoryError:
        answer = _BAD + b"reading it takes too much memory"
    except Exception:  # noqa: BLE001 - the outermost frame of this process; damaged files fail in many ways
        answer = _BAD + b"it is damaged or no PyTorch file"
    connection.send_bytes(answer)
    connection.close()


def _convert(data: bytes) -> bytes:
    import io

    import safetensors.torch
    import torch

    content = torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
    state = _tensors(content)
    # A tensor that repeats one stored value is small in the file and can be of any size here.
    if sum(tensor.nbytes for tensor in state.values()) > MAX_GROWTH * len(data):
        raise ValueError("its weights would be much larger than the file")
    return safetensors.torch.save({name: tensor.contiguous().clone() for name, tensor in state.items()})


def _tensors(content: Any) -> dict[str, Any]:
    """Find the named tensors in what ``torch.load`` returned: a state dict, or a checkpoint that holds one."""
    import torch

    for key in NESTED:
        if isinstance(content, Mapping) and isinstance(content.get(key), Mapping):
            content = content[key]
    found = content.items() if isinstance(content, Mapping) else ()
    state = {str(name): value for name, value in found if isinstance(value, torch.Tensor) and not value.is_sparse}
    if not state:
        raise ValueError("it holds no named weights")
    return {name.removeprefix("module."): value for name, value in state.items()}


def _limit_memory(spare_bytes: int) -> None:
    """Let this process take ``spare_bytes`` more than it has; systems without such limits rely on the time limit."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import os
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a pseudo-file
            used = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        limit = used + spare_bytes
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit if hard == resource.RLIM_INFINITY else min(limit, hard)))
