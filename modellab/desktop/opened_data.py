"""The data of the project, read off the window's thread and kept until something it depends on changes."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from modellab.data.dataset import DatasetConfig, Schema
from modellab.desktop import background
from modellab.errors import ModelLabError, Text
from modellab.graph.infer import Inference
from modellab.graph.layers.table import spec_of

if TYPE_CHECKING:
    from modellab.data.samples import Dataset
    from modellab.desktop.session import Session

PictureSize = tuple[int, int, int]


class OpenedData(QObject):
    """Part of the session: the opened data set, or the request for it that is under way.

    Attributes:
        dataset: The data; None while it is not open.
        reading: What is being read at the moment; None when nothing is.
        problem: Why the last request failed; None if it did not.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.dataset: Dataset | None = None
        self.reading: background.Work | None = None
        self.problem: ModelLabError | None = None
        self._key: object = None

    @property
    def is_opening(self) -> bool:
        """Whether data is being read at the moment."""
        return self.reading is not None

    @property
    def schema(self) -> Schema | None:
        """What was understood of the data, or None while it is not open."""
        return self.dataset.schema if self.dataset is not None else None

    @property
    def base(self) -> Path | None:
        """The folder that relative paths start from."""
        path = self._session.path
        return path.parent if path is not None else None

    async def find(self, path: Path) -> DatasetConfig:
        """Say what a file or folder is; an archive is unpacked for that. What is open stays open meanwhile.

        Raises:
            ModelLabError: It is nothing that can be learned from.
            CancelledError: The user cancelled it, or chose something else.
        """
        from modellab.data.sources.registry import detect

        reading = self._begin(self.dataset)
        try:
            return await background.run(detect, path, report=reading.report)
        except ModelLabError as error:
            if reading is not self.reading or reading.is_cancelled:
                raise asyncio.CancelledError from error
            raise
        finally:
            if reading is self.reading:
                self._end(self.dataset)

    async def open(self) -> None:
        """Read the project's data; the last of several requests wins, and the others end without a word.

        Raises:
            ModelLabError: It could not be read.
            CancelledError: The user cancelled it.
        """
        session = self._session
        config, base, size = session.project.dataset, self.base, picture_size(session.inference)
        reading = self._begin(None)
        dataset = problem = None
        try:
            dataset = await background.run(_open, config, base, size, reading)
        except ModelLabError as error:
            if reading is not self.reading:
                return
            if reading.is_cancelled:
                raise asyncio.CancelledError from error
            problem = ModelLabError(error.sentence, error.hint)  # its traceback would keep all that was read
            raise
        finally:
            if reading is self.reading:
                self._key, self.problem = (config, base, size), problem
                self._end(dataset)

    def _begin(self, dataset: Dataset | None) -> background.Work:
        """Note that something is being read while ``dataset`` is there; what was being read before is given up."""
        self.cancel()
        reading = background.Work()
        self._show(dataset, reading)
        self._session.stage_changed.emit(Text("Reading data"))
        return reading

    def _end(self, dataset: Dataset | None) -> None:
        self._show(dataset, None)
        self._session.stage_changed.emit(Text(""))

    def cancel(self) -> None:
        """Stop reading; does nothing where nothing is being read."""
        if self.reading is not None:
            self.reading.cancel()

    async def need(self) -> Dataset:
        """Return the data as the project wants it now, reading it first where that has not happened yet.

        Raises:
            ModelLabError: It could not be read.
            CancelledError: The user cancelled the reading.
        """
        while self.dataset is None or self._key != self._wanted():
            await self.open()
        return self.dataset

    def _wanted(self) -> object:
        session = self._session
        return session.project.dataset, self.base, picture_size(session.inference)

    def forget(self) -> None:
        """Drop the data, and the answer to a request that is under way."""
        self.cancel()
        self.dataset = self.reading = self.problem = self._key = None

    def _show(self, dataset: Dataset | None, reading: background.Work | None) -> None:
        self.dataset, self.reading = dataset, reading
        self._session.dataset_changed.emit()
        if reading is None:
            self._session.check_again()


def picture_size(inference: Inference) -> PictureSize | None:
    """Return (C, H, W) of the first picture input, or None where the network reads no pictures."""
    for node in inference.graph.nodes.values():
        spec = spec_of(node.kind)
        outputs = inference.nodes[node.id].outputs if node.id in inference.nodes else None
        if spec is not None and spec.modality == "image" and spec.role == "input" and outputs:
            channels, height, width = (int(size) for size in outputs[0].features)
            return channels, height, width
    return None


def _open(
    config: DatasetConfig | None, base: Path | None, size: PictureSize | None, reading: background.Work
) -> Dataset:
    if config is None:
        raise ModelLabError(Text("The project has no data yet."), Text("Choose data on the Data page."))
    from modellab.data.sources.registry import open_dataset

    return open_dataset(config, base=base, image=size, report=reading.report)
