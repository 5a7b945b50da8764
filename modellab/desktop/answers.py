"""What the trained network answers: the predictor of the chosen run, built and asked off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from modellab.desktop import background
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL.Image import Image

    from modellab.data.dataset import SplitName
    from modellab.desktop.session import Session
    from modellab.prediction.evaluate import Evaluation
    from modellab.prediction.predict import Answer, Predictor
    from modellab.project.runs import RunRecord

    FloatMap = npt.NDArray[np.float32]


class Answers(QObject):
    """Part of the session: asks the network of one kept run, the newest unless the user chose another.

    Answers arrive late: whoever asks twice compares the number of its request and drops what is stale.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._run_id = ""
        self._predictor: Predictor | None = None
        self._built_for = ""

    @property
    def run(self) -> RunRecord | None:
        """The run that answers: the chosen one, or the newest; None before the first training."""
        runs = [run for run in self._session.project.runs if run.weights]
        chosen = [run for run in runs if run.id == self._run_id]
        return next(iter(chosen or runs[-1:]), None)

    @property
    def can_answer(self) -> bool:
        """Whether there are trained weights to ask."""
        return self.run is not None

    def choose(self, run_id: str) -> None:
        """Let the run with this id answer from now on; an empty id means the newest."""
        self._run_id = run_id
        self._session.predictor_changed.emit()

    async def predictor(self) -> Predictor:
        """Return the predictor of ``run``, building it first if need be.

        Raises:
            ModelLabError: Nothing was trained yet, or the weights do not fit.
        """
        run = self.run
        if run is None:
            raise ModelLabError(
                Text("There are no trained weights to ask yet."), Text("Train the network first, if only for an epoch.")
            )
        if self._predictor is None or self._built_for != run.id:
            self._predictor = await background.run(_build, run, self._session.device)
            self._built_for = run.id
        return self._predictor

    async def picture(self, picture: Path | Image) -> Answer:
        """Answer for a picture, given as a file or as an opened image.

        Raises:
            ModelLabError: It cannot be read, or nothing was trained yet.
        """
        predictor = await self.predictor()
        return await background.run(predictor.picture, picture)

    async def heat_map(self, picture: Path | Image, label: str = "") -> FloatMap:
        """Say how much each pixel speaks for the class ``label``, or for the answer: float32 (H, W) in [0, 1].

        Raises:
            ModelLabError: The picture cannot be read, or the network does not answer with classes.
        """
        predictor = await self.predictor()
        return await background.run(_heat_map, predictor, picture, label)

    async def row(self, row: Mapping[str, str]) -> Answer:
        """Answer for a table row given as column name -> text.

        Raises:
            ModelLabError: A column is missing or unreadable, or nothing was trained yet.
        """
        predictor = await self.predictor()
        return await background.run(predictor.row, row)

    async def evaluate(self, split: SplitName) -> Evaluation:
        """Compare the answers for a whole split with the truth.

        Raises:
            ModelLabError: Data and weights do not fit together, or nothing was trained yet.
        """
        predictor = await self.predictor()
        dataset = await self._session.data.need()
        return await background.run(_evaluate, predictor, dataset, split)


def _build(run: RunRecord, device: str) -> Predictor:
    from modellab.data.preparation import Preparation
    from modellab.prediction.predict import Predictor

    targets = run.schema.targets if run.schema is not None else ()
    classes = targets[0].classes if targets else ()
    return Predictor(run.graph, run.weights, Preparation.from_json(run.preparation), classes, device)


def _heat_map(predictor: Predictor, picture: Path | Image, label: str) -> FloatMap:
    from modellab.prediction.explain import heat_map

    label = label or predictor.picture(picture).label
    index = predictor.classes.index(label) if label in predictor.classes else int(label)
    return heat_map(predictor, predictor.preparation.read_picture(picture).tensor, index)


def _evaluate(predictor: Predictor, dataset: Any, split: SplitName) -> Evaluation:
    from modellab.prediction.evaluate import evaluate

    return evaluate(predictor, dataset, split)
