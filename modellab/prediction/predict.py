"""A trained network answers: a picture or a table row in, classes with probabilities or values out.

Tensor names end in their dimensions: N samples, K classes or values.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from modellab.data.preparation import Preparation
from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph
from modellab.graph.ports import ends
from modellab.network.build import build
from modellab.network.device import resolve
from modellab.network.probe import LayerProbe, Probe
from modellab.network.weights import load_state
from modellab.training.hardware import memory_format

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network says about one sample.

    Attributes:
        label: The most probable class, or the value written out.
        scores: (class, probability) with the most probable first; empty for values.
        values: The numbers of a value output in the unit of the data, or those of a reconstruction in the range of the
            prepared input; empty for classes.
        elapsed_s: Time for preparation and forward pass.
        notes: What the preparation did to the sample ("inverted, because ...").
    """

    label: str
    scores: tuple[tuple[str, float], ...]
    values: tuple[float, ...]
    elapsed_s: float
    notes: tuple[Text, ...] = ()


class Predictor:
    """A built network with the preparation it was trained with. May be called from any thread, one call at a time.

    Args:
        graph: As trained.
        state: Weights as safetensors bytes.
        preparation: Fitted on the training split; applied to every sample.
        classes: Class names in index order; empty for a network that answers with values.
        device: ``auto``, ``cpu``, ``cuda:0`` ...

    Raises:
        ModelLabError: The weights do not fit the graph, or the device is not there.
    """

    def __init__(
        self,
        graph: Graph,
        state: bytes,
        preparation: Preparation,
        classes: Sequence[str] = (),
        device: str = "cpu",
    ) -> None:
        self.graph = graph
        self.preparation = preparation
        self.classes = tuple(classes)
        self.device = resolve(device)
        self.task = _task_of(graph)
        self.modalities = tuple(spec.modality for _, spec in ends(graph, "input"))
        self._network = build(graph)
        load_state(self._network, state)
        self._layout = memory_format(self._network)
        self._network.eval().to(self.device, memory_format=self._layout)  # type: ignore[call-overload]  # as in training
        self._lock = threading.Lock()

    def load(self, state: bytes) -> None:
        """Answer with other weights of the same network from now on.

        Raises:
            ModelLabError: The weights do not fit.
        """
        with self._lock:
            load_state(self._network, state)

    def picture(self, picture: Path | Image) -> Answer:
        """Answer for one picture.

        Raises:
            ModelLabError: The file is not a picture that can be read.
        """
        start = time.perf_counter()
        prepared = self.preparation.read_picture(picture)
        return self._answer(prepared.tensor, prepared.notes, start)

    def row(self, row: Mapping[str, object]) -> Answer:
        """Answer for one table row given as column name -> number, or text as in the file; gaps are filled in.

        Raises:
            ModelLabError: A cell of a number column holds no number.
        """
        start = time.perf_counter()
        prepared = self.preparation.read_row(row)
        return self._answer(prepared.tensor, prepared.notes, start)

    def text(self, text: str) -> Answer:
        """Answer for one text.

        Raises:
            ModelLabError: There is no text, or the network does not read one.
        """
        start = time.perf_counter()
        prepared = self.preparation.read_text(text)
        return self._answer(prepared.tensor, prepared.notes, start)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Run the network on prepared samples.

        Args:
            x: Float32 (N, ...) as ``Preparation`` gives it, on any device.

        Returns:
            Float32 on the predictor's device: logits (N, K) of a class output, values (N, K), or a reconstruction.
        """
        with self._lock, torch.inference_mode():
            output: torch.Tensor = self._network(self._laid_out(x))
            return output

    def _laid_out(self, x: torch.Tensor) -> torch.Tensor:
        x = x.to(self.device)
        return x.contiguous(memory_format=self._layout) if x.dim() == 4 else x

    def probe(self, x: torch.Tensor) -> tuple[LayerProbe, ...]:
        """Measure what flows through every layer for prepared samples.

        Args:
            x: Float32 (N, ...) as ``Preparation`` gives it, on any device.
        """
        with self._lock, torch.inference_mode():
            probe = Probe(self._network)
            probe.run(self._laid_out(x))
            return probe.read()

    def input_gradient(self, x: torch.Tensor, class_index: int) -> torch.Tensor:
        """Differentiate the logit of a class by the input.

        Args:
            x: Float32 (N, ...), a leaf that requires gradients, on the predictor's device.
            class_index: In [0, K).

        Returns:
            Float32 of the shape of ``x``.
        """
        with self._lock, torch.enable_grad():
            logits = self._network(x)
            (gradient,) = torch.autograd.grad(logits[:, class_index].sum(), x)
            return gradient

    def _answer(self, x: torch.Tensor, notes: tuple[Text, ...], start: float) -> Answer:
        output = self.forward(x)
        if self.task != "classification":
            values = tuple(self._in_unit_of_data(output).reshape(-1).tolist())
            elapsed = time.perf_counter() - start
            return Answer(", ".join(f"{value:.6g}" for value in values[:8]), (), values, elapsed, notes)
        with torch.inference_mode():
            probabilities = torch.softmax(output[0], 0).tolist()
        elapsed = time.perf_counter() - start
        found = sorted(enumerate(probabilities), key=lambda pair: -pair[1])
        scores = tuple((self.class_name(index), probability) for index, probability in found)
        return Answer(scores[0][0], scores, (), elapsed, notes)

    def _in_unit_of_data(self, output: torch.Tensor) -> torch.Tensor:
        """Undo the preparation of values; a reconstruction has the range of the prepared input."""
        return self.preparation.restore_values(output) if self.task == "regression" else output

    def class_name(self, index: int) -> str:
        """Return the name of a class, or its number where the data gave no names."""
        return self.classes[index] if index < len(self.classes) else str(index)


def _task_of(graph: Graph) -> str:
    outputs = ends(graph, "output")
    if not outputs:
        raise ModelLabError(
            Text("The network has no output, so it cannot answer."),
            Text("Add a Class output or a Value output and train again."),
        )
    return outputs[0][1].task
