"""The data of the project, read off the window's thread and kept until something it depends on changes."""

from __future__ import annotations

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
    """Part of the session: the opened data set, or the request for it that is under way."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.dataset: Dataset | None = None
        self.is_opening = False
        self._request = 0
        self._key: object = None

    @property
    def schema(self) -> Schema | None:
        """What was understood of the data, or None while it is not open."""
        return self.dataset.schema if self.dataset is not None else None

    @property
    def base(self) -> Path | None:
        """The folder that relative paths start from."""
        path = self._session.path
        return path.parent if path is not None else None

    async def open(self) -> None:
        """Read the project's data; the last of several requests wins.

        Raises:
            ModelLabError: It could not be read.
        """
        session = self._session
        config, base, size = session.project.dataset, self.base, picture_size(session.inference)
        self._request += 1
        request = self._request
        self._show(None, is_opening=True)
        session.stage_changed.emit(Text("Reading data"))
        dataset = None
        try:
            dataset = await background.run(_open, config, base, size)
        finally:
            if request == self._request:
                self._key = (config, base, size)
                self._show(dataset, is_opening=False)
                session.stage_changed.emit(Text(""))

    async def need(self) -> Dataset:
        """Return the data as the project wants it now, reading it first where that has not happened yet.

        Raises:
            ModelLabError: It could not be read.
        """
        session = self._session
        wanted = (session.project.dataset, self.base, picture_size(session.inference))
        if self.dataset is None or self._key != wanted:
            await self.open()
        assert self.dataset is not None
        return self.dataset

    def forget(self) -> None:
        """Drop the data, and the answer to a request that is under way."""
        self._request += 1
        self.dataset, self.is_opening, self._key = None, False, None

    def _show(self, dataset: Dataset | None, *, is_opening: bool) -> None:
        self.dataset, self.is_opening = dataset, is_opening
        self._session.dataset_changed.emit()
        if not is_opening:
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


def _open(config: DatasetConfig | None, base: Path | None, size: PictureSize | None) -> Dataset:
    if config is None:
        raise ModelLabError(Text("The project has no data yet."), Text("Choose data on the Data page."))
    from modellab.data.sources.registry import open_dataset

    return open_dataset(config, base=base, image=size, report=None)
