"""Slow work away from the window's thread: coroutines on the Qt loop, their blocking parts on two worker threads.

Only this module and ``training/runners`` start threads. Workers get frozen values and give values back.
"""

from __future__ import annotations

import asyncio
import functools
import importlib
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

from modellab.errors import ModelLabError, Text

P = ParamSpec("P")
T = TypeVar("T")


_importing = threading.Lock()
_are_imported = threading.Event()
_are_imported.set()


def expect_imports() -> None:
    """Let workers work one at a time until ``run_alone`` has run: whoever is quick may save before that."""
    _are_imported.clear()


def spare_sources() -> None:
    """Keep PySide6 from reading the source of every module that is imported.

    It searches them for its own name, to switch features that this program does not use. On its way it looks into all
    modules, those that another thread has half imported included, and some of them (pydantic) refuse that.
    """
    try:
        feature = importlib.import_module("shibokensupport.feature")
    except ImportError:  # not part of PySide6's promises
        return
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - no stubs know it


async def run(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call ``function`` on a worker thread of the running loop and return what it returns."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, functools.partial(_after_imports, function, *args, **kwargs))


async def run_alone(function: Callable[[], T]) -> T:
    """Call ``function`` on a worker thread while the other one waits.

    For imports right after the start: PySide6 looks into every module that is imported, and where two threads import
    at the same time it finds some of them half done (pydantic refuses then).
    """
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, functools.partial(_alone, function))


def _alone(function: Callable[[], T]) -> T:
    try:
        with _importing:
            return function()
    finally:
        _are_imported.set()


def _after_imports(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    if _are_imported.is_set():
        with _importing:  # another import may be under way
            pass
        return function(*args, **kwargs)
    with _importing:
        return function(*args, **kwargs)


class Work:
    """How far work is that takes a while. The worker writes the numbers; the window looks at them now and then."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.is_cancelled = False

    def report(self, done: int, total: int) -> bool:
        """Note the progress; answers whether to go on."""
        self.done, self.total = done, total
        return not self.is_cancelled

    def heed(self, done: int, total: int) -> None:
        """Note the progress, for those who ask nothing.

        Raises:
            ModelLabError: It was cancelled.
        """
        if not self.report(done, total):
            raise ModelLabError(Text("This was cancelled."))

    def cancel(self) -> None:
        """Want no more of it."""
        self.is_cancelled = True


class Tasks:
    """The coroutines that are under way; keeps them alive and sees to their errors.

    Args:
        report: Gets every ``ModelLabError`` that ends a task. Any other exception is a bug and goes to
            ``sys.excepthook``.
    """

    def __init__(self, report: Callable[[ModelLabError], None]) -> None:
        self._report = report
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Run ``coroutine`` beside everything else and return its task."""
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._on_done)
        return task

    def __len__(self) -> int:
        return len(self._tasks)

    async def end(self) -> None:
        """Cancel what is under way and wait until all of it has ended."""
        waiting = [task for task in self._tasks if task is not asyncio.current_task()]
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    def _on_done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, ModelLabError):
            self._report(error)
        elif error is not None:
            sys.excepthook(type(error), error, error.__traceback__)
