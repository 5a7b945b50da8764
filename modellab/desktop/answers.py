"""What the trained network answers: the predictor of the chosen run, built and asked off the window's thread."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from modellab.desktop import background
from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph
from modellab.graph.ports import ends

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL.Image import Image

    from modellab.data.samples import Dataset
    from modellab.desktop.background import Work
    from modellab.desktop.session import Session
    from modellab.prediction.predict import Predictor
    from modellab.project.runs import RunRecord
    from modellab.training.plan import Plan
    from modellab.training.result import LiveWeights

    FloatMap = npt.NDArray[np.float32]

T = TypeVar("T")

_REST_S = 1.0
_COST_FACTOR = 50
"""Following a run may take this part of the time, so that the training does not notice."""
_TURN_S = 0.05
"""How long a stream keeps a worker at a time: others, such as saving, must not wait for its end."""


class Answers(QObject):
    """Part of the session: asks the network of one kept run, the newest unless the user chose another.

    While a run goes on and ``follow`` is called now and then, its present weights answer instead. They are a copy in
    a network of its own, so that asking never touches the run.

    Answers arrive late: whoever asks twice compares the number of its request and drops what is stale.

    Signals:
        live_changed(): The run under way has handed over newer weights, and they answer from now on.
    """

    live_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._run_id = ""
        self._predictor: Predictor | None = None
        self._built_for = b""
        self._live: Predictor | None = None
        self._live_id = ""
        self._taken: LiveWeights | None = None
        self._is_taking = False
        self._next_s = 0.0
        session.training.progressed.connect(lambda _progress: self._take())
        session.training.state_changed.connect(lambda _state: self._take())

    @property
    def run(self) -> RunRecord | None:
        """The run that answers: the chosen one, or the newest; None before the first training."""
        runs = [run for run in self._session.project.runs if run.weights]
        chosen = [run for run in runs if run.id == self._run_id]
        return next(iter(chosen or runs[-1:]), None)

    @property
    def is_live(self) -> bool:
        """Whether the weights of the run under way answer."""
        plan = self._session.training.plan
        is_same = plan is not None and plan.run_id == self._live_id and not self._run_id
        return self._live is not None and is_same and self._session.training.is_active

    @property
    def can_answer(self) -> bool:
        """Whether there are trained weights to ask."""
        return self.is_live or self.run is not None

    @property
    def preparation(self) -> Mapping[str, object]:
        """``Preparation.to_json()`` of what answers now; empty before the first training."""
        if self.is_live and self._live is not None:
            return self._live.preparation.to_json()
        return self.run.preparation if self.run is not None else {}

    @property
    def classes(self) -> tuple[str, ...]:
        """Names of the classes that what answers now tells apart; empty for values and before the first training."""
        if self.task != "classification":
            return ()  # the data may have classes that the network is not asked for
        if self.is_live and self._live is not None:
            return self._live.classes
        return self.run.classes if self.run is not None else ()

    @property
    def target(self) -> str:
        """What people call the value that what answers now predicts; empty where it has no name."""
        if self.task != "regression":
            return ""
        if self.is_live and self._taken is not None:
            return self._taken.schema.target
        return self.run.target if self.run is not None else ""

    @property
    def graph(self) -> Graph:
        """The network that answers now; before the first training, the one that is drawn."""
        plan, run = self._session.training.plan, self.run
        if self.is_live and plan is not None:
            return plan.graph
        return run.graph if run is not None else self._session.graph

    @property
    def reads(self) -> tuple[str, ...]:
        """What each input of ``graph`` takes: ``image``, ``table``, ``text``, ``series``."""
        return tuple(spec.modality for _node, spec in ends(self.graph, "input"))

    @property
    def task(self) -> str:
        """What the first output of ``graph`` answers: ``classification``, ``generation`` ..., or nothing yet."""
        return next((spec.task for _node, spec in ends(self.graph, "output")), "")

    def choose(self, run_id: str) -> None:
        """Let the run with this id answer from now on; an empty id means the newest."""
        self._run_id = run_id
        self._session.predictor_changed.emit()

    def follow(self) -> None:
        """Want answers from the run under way, as often as it costs it next to nothing; may be called at any time."""
        if not self._run_id and not self._is_taking and time.perf_counter() >= self._next_s:
            self._next_s = time.perf_counter() + _REST_S
            self._session.training.ask_weights()

    def _take(self) -> None:
        weights, plan = self._session.training.live_weights, self._session.training.plan
        is_new = weights is not None and weights is not self._taken
        if is_new and weights is not None and plan is not None and not self._is_taking and not self._run_id:
            self._taken, self._is_taking = weights, True
            self._session.start(self._load(plan, weights))

    async def _load(self, plan: Plan, weights: LiveWeights) -> None:
        start = time.perf_counter()
        known = self._live if self._live_id == weights.run_id else None
        try:
            self._live = await background.run(_live_predictor, known, plan, weights)
            self._live_id = weights.run_id
        finally:
            self._is_taking = False
        taken_s = time.perf_counter() - start
        self._next_s = time.perf_counter() + max(_REST_S, _COST_FACTOR * taken_s if known is not None else 0)
        if self.is_live:
            self.live_changed.emit()

    async def predictor(self) -> Predictor:
        """Return the predictor that answers now, building it first if need be.

        Raises:
            ModelLabError: Nothing was trained yet, or the weights do not fit.
        """
        return self._live if self.is_live and self._live is not None else await self.kept_predictor()

    async def kept_predictor(self) -> Predictor:
        """Return the predictor of ``run``, building it first if need be.

        Raises:
            ModelLabError: Nothing was trained yet, or the weights do not fit.
        """
        run = self.run
        if run is None:
            raise ModelLabError(
                Text("There are no trained weights to ask yet."), Text("Train the network first, if only for an epoch.")
            )
        if self._predictor is None or self._built_for is not run.weights:  # a continued run keeps its id
            self._predictor = await background.run(_build, run, self._session.device)
            self._built_for = run.weights
        return self._predictor

    async def ask(self, question: Callable[[Predictor], T]) -> T:
        """Put a question to the predictor that answers now, on a worker thread.

        Raises:
            ModelLabError: It has no answer, or nothing was trained yet.
        """
        predictor = await self.predictor()
        return await background.run(question, predictor)

    async def stream(self, question: Callable[[Predictor], Iterator[T]]) -> AsyncIterator[list[T]]:
        """Put a question whose answer comes piece by piece; gives the pieces of every twentieth of a second.

        Leave the loop to stop it: nothing is worked out that is not asked for.

        Raises:
            ModelLabError: It has no answer, or nothing was trained yet.
        """
        pieces = await self.ask(question)
        while taken := await background.run(_take_turn, pieces):
            yield taken

    async def heat_map(self, picture: Path | Image, label: str = "") -> FloatMap:
        """Say how much each pixel speaks for the class ``label``, or for the answer: float32 (H, W) in [0, 1].

        Raises:
            ModelLabError: The picture cannot be read, or the network does not answer with classes.
        """
        predictor = await self.predictor()
        return await background.run(_heat_map, predictor, picture, label)

    async def survey(self, look: Callable[[Predictor, Dataset, Callable[[int, int], None]], T], work: Work) -> T:
        """Let the kept run look at the data, on a worker.

        Args:
            look: Gets the predictor, the data, and what to call with how far it is; it may raise to end the work.
            work: Follows how far it is, and may be cancelled.

        Raises:
            ModelLabError: Data and weights do not fit together, or nothing was trained yet.
            CancelledError: ``work`` was cancelled.
        """
        predictor = await self.kept_predictor()
        dataset = await self._session.data.need()
        try:
            found = await background.run(look, predictor, dataset, work.heed)
        except asyncio.CancelledError:  # the program is being closed
            work.cancel()
            raise
        except ModelLabError as error:
            if work.is_cancelled:
                raise asyncio.CancelledError from error
            raise
        if work.is_cancelled:
            raise asyncio.CancelledError
        return found


def _take_turn(pieces: Iterator[T]) -> list[T]:
    """Take what comes in one turn, at least one piece unless that was all."""
    taken: list[T] = []
    end = time.perf_counter() + _TURN_S
    for piece in pieces:
        taken.append(piece)
        if time.perf_counter() >= end:
            break
    return taken


def _build(run: RunRecord, device: str) -> Predictor:
    from modellab.project.running import make_predictor

    return make_predictor(run, device)


def _live_predictor(known: Predictor | None, plan: Plan, weights: LiveWeights) -> Predictor:
    if known is not None:
        known.load(weights.state)
        return known
    from modellab.prediction.predict import Predictor

    targets = weights.schema.targets
    classes = targets[0].classes if targets else ()
    return Predictor(plan.graph, weights.state, weights.preparation, classes, plan.device)


def _heat_map(predictor: Predictor, picture: Path | Image, label: str) -> FloatMap:
    from modellab.prediction.explain import heat_map

    label = label or predictor.picture(picture).label
    index = predictor.classes.index(label) if label in predictor.classes else int(label)
    return heat_map(predictor, predictor.preparation.read_picture(picture).tensor, index)
