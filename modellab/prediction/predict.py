"""A trained network answers: a picture, a table row or a text in, classes with probabilities or values out.

Tensor names end in their dimensions: N samples, T tokens, K classes, values or tokens.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from modellab.data.preparation import Preparation
from modellab.data.rows import reads_rows, row_inputs
from modellab.data.samples import Array
from modellab.data.sources.series_file import read_series_file
from modellab.data.tokenizer import PAD
from modellab.data.wiring import check_tokenizers
from modellab.errors import ModelLabError, Text
from modellab.graph.features import input_noise
from modellab.graph.graph import Graph, Node
from modellab.graph.layers.spec import LayerSpec
from modellab.graph.ports import ends
from modellab.network.build import Network, build
from modellab.network.device import resolve
from modellab.network.probe import LayerProbe, Probe, layer_of, result_of
from modellab.network.weights import load_state
from modellab.training.hardware import memory_format
from modellab.training.objectives import finishing

if TYPE_CHECKING:
    from PIL.Image import Image


_NUM_TOKENS = 10
"""Likeliest next tokens of an answer; the others are hardly worth their lines."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network says about one sample.

    Attributes:
        label: The most probable class or next token, or the value written out.
        scores: (class, probability) with the most probable first; empty for values.
        values: The numbers of a value output in the unit of the data, or those of a reconstruction in the range of the
            prepared input; empty for classes and for reconstructed pictures.
        elapsed_s: Time for preparation and forward pass.
        notes: What the preparation did to the sample ("inverted, because ...").
        picture: What an autoencoder made of a picture, uint8 (C, H, W) as people see it; None elsewhere.
        noisy: The picture that it was given, where noise was added to it.
    """

    label: str
    scores: tuple[tuple[str, float], ...]
    values: tuple[float, ...]
    elapsed_s: float
    notes: tuple[Text, ...] = ()
    picture: Array | None = None
    noisy: Array | None = None


class Predictor:
    """A built network with the preparation it was trained with. May be called from any thread, one call at a time.

    Args:
        graph: As trained.
        state: Weights as safetensors bytes.
        preparation: Fitted on the training split; applied to every sample.
        classes: Class names in index order; empty for a network that answers with values.
        device: ``auto``, ``cpu``, ``cuda:0`` ...

    Attributes:
        modalities: What each input of the network takes.
        asked_with: The kinds of samples that people give it: a row of a table may fill several inputs.

    Raises:
        ModelLabError: The weights or tokenizers do not fit the graph, or the device is not there.
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
        node, spec = _main_output(graph)
        self.task = spec.task
        self._finish = finishing(node.settings.text("loss"))
        self.modalities = tuple(spec.modality for _, spec in ends(graph, "input"))
        self.asked_with = ("table",) if reads_rows(preparation, self.modalities) else self.modalities
        check_tokenizers(graph, preparation.texts)
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
        return self._answer((prepared.tensor,), prepared.notes, start)

    def noisy_picture(self, picture: Path | Image, seed: int = 0) -> Answer:
        """Answer for one picture with the noise that the network was trained with, see ``input_noise``.

        Args:
            picture: Without noise; errors are told from this.
            seed: The same seed gives the same noise.

        Raises:
            ModelLabError: The file is not a picture that can be read.
        """
        start = time.perf_counter()
        clean = self.preparation.read_picture(picture)
        drawn = torch.randn(clean.tensor.shape, generator=torch.Generator().manual_seed(seed))
        given = clean.tensor + input_noise(self.graph) * drawn
        answer = self._answer((given,), clean.notes, start, truth=clean.tensor)
        return replace(answer, noisy=self._as_seen(given))

    def row(self, row: Mapping[str, object]) -> Answer:
        """Answer for one table row given as column name -> number, or text as in the file; gaps are filled in.

        Raises:
            ModelLabError: A cell of a number column holds no number, or the network does not read rows.
        """
        start = time.perf_counter()
        inputs, notes = self.row_inputs(row)
        return self._answer(inputs, notes, start)

    def row_inputs(self, row: Mapping[str, object]) -> tuple[tuple[torch.Tensor, ...], tuple[Text, ...]]:
        """Return what each input of the network reads of a row, and what people should know about it; see ``row``."""
        return row_inputs(self.preparation, self.modalities, row)

    def text(self, text: str) -> Answer:
        """Answer for one text: with a class, the next token, or the text that the network writes in answer.

        Raises:
            ModelLabError: There is no text, or the network does not read one.
        """
        if self.task == "generation" and self.modalities == ("text", "text"):
            from modellab.prediction.generate import translate  # which needs this module

            return translate(self, text)
        start = time.perf_counter()
        if self.modalities != ("text",):
            raise ModelLabError(
                Text("The network does not answer a single text."), Text("Choose a run of one that reads one text.")
            )
        field = self.preparation.first_text.field
        if self.task == "generation":
            prepared = self.preparation.read_text(text, field, cut="end")
            return self._next_token(prepared.tensor, prepared.notes, start)
        prepared = self.preparation.read_text(text, field)
        return self._answer((prepared.tensor,), prepared.notes, start)

    def series(self, series: Array | Path) -> Answer:
        """Answer for the last window of a series: what comes next, or its class.

        Args:
            series: Numbers (rows, columns) in the unit of the data, NaN for gaps, or a CSV file. ``forecast`` tells
                times, too, and goes further than the horizon.

        Raises:
            ModelLabError: It cannot be read, has other columns, or is shorter than a window.
        """
        start = time.perf_counter()
        notes: tuple[Text, ...] = ()
        if isinstance(series, Path) and self.preparation.series is not None:
            read = read_series_file(series, self.preparation.series)
            series, notes = read.rows, read.notes
        prepared = self.preparation.read_series(series)
        return self._answer((prepared.tensor,), notes, start)

    @contextmanager
    def lend(self) -> Iterator[Network]:
        """Lend the network, in evaluation mode on ``device``, to one user at a time; no gradients meanwhile."""
        with self._lock, torch.inference_mode():
            yield self._network

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        """Run the network on prepared samples.

        Args:
            *inputs: For each input of the network what ``Preparation`` gives, float32 (N, ...) or, of texts, int64
                (N, T), on any device.

        Returns:
            Float32 on the predictor's device, of the first output: logits (N, K) of a class output, values (N, K), a
            reconstruction, or logits (N, T, K) of a next-token output.
        """
        with self._lock, torch.inference_mode():
            return self._finish(_first(self._network(*map(self._laid_out, inputs))))

    def activations(self, node: str, *inputs: torch.Tensor) -> torch.Tensor:
        """Return what a layer gives for prepared samples.

        Args:
            node: Id of a node on the canvas; of a block, its result counts.
            *inputs: One for each input of the network, as ``Batches`` gives them, on any device.

        Raises:
            ModelLabError: The network has no such layer, or it gives no numbers.
        """
        with self._lock, torch.inference_mode():
            return result_of(self._network, layer_of(self.graph, node), *(self._laid_out(x) for x in inputs))

    def _laid_out(self, x: torch.Tensor) -> torch.Tensor:
        x = x.to(self.device)
        return x.contiguous(memory_format=self._layout) if x.dim() == 4 else x

    def probe(self, *inputs: torch.Tensor) -> tuple[LayerProbe, ...]:
        """Measure what flows through every layer for prepared samples.

        Args:
            *inputs: One for each input of the network, as ``Batches`` gives them, on any device.
        """
        with self._lock, torch.inference_mode():
            probe = Probe(self._network)
            probe.run(*map(self._laid_out, inputs))
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
            logits = _first(self._network(x))
            (gradient,) = torch.autograd.grad(logits[:, class_index].sum(), x)
            return gradient

    @staticmethod
    def _at_last_token(output: torch.Tensor, tokens_1T: torch.Tensor) -> torch.Tensor:
        """Return what the network says of the token after a text; other answers are about all of it anyway."""
        return output[0, int((tokens_1T != PAD).sum()) - 1] if output.dim() == 3 else output[0]

    def _next_token(self, tokens_1T: torch.Tensor, notes: tuple[Text, ...], start: float) -> Answer:
        """Answer with the likeliest tokens to come next."""
        with torch.inference_mode():
            share_K = torch.softmax(self._at_last_token(self.forward(tokens_1T), tokens_1T), -1)
            best, tokens = share_K.topk(min(_NUM_TOKENS, len(share_K)))
        tokenizer = self.preparation.first_text.tokenizer
        found = [(tokenizer.token(number), share) for number, share in zip(tokens.tolist(), best.tolist(), strict=True)]
        return Answer(found[0][0], tuple(found), (), time.perf_counter() - start, notes)

    def _answer(
        self,
        inputs: tuple[torch.Tensor, ...],
        notes: tuple[Text, ...],
        start: float,
        truth: torch.Tensor | None = None,
    ) -> Answer:
        output = self.forward(*inputs)
        if self.task == "reconstruction" and self.preparation.picture is not None:
            return self._reconstructed(inputs[0] if truth is None else truth, output, notes, start)
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

    def _reconstructed(self, x: torch.Tensor, output: torch.Tensor, notes: tuple[Text, ...], start: float) -> Answer:
        """Answer with a picture, and with how far its pixels are from those of the input, between 0 and 1."""
        seen, made = (self.preparation.restore_pictures(part.to("cpu").reshape(x.shape)) for part in (x, output))
        error = float((made - seen).abs().mean())
        picture = self._as_seen(output.to("cpu").reshape(x.shape))
        return Answer(f"MAE {error:.4f}", (), (), time.perf_counter() - start, notes, picture)

    def _as_seen(self, x: torch.Tensor) -> Array:
        """Return the first of some prepared pictures as people see it, uint8 (C, H, W)."""
        pixels = self.preparation.restore_pictures(x)[0].clamp(0, 1)
        picture: Array = (pixels * 255).round().to(torch.uint8).numpy()
        return picture

    def _in_unit_of_data(self, output: torch.Tensor) -> torch.Tensor:
        """Undo the preparation of values; a reconstruction has the range of the prepared input."""
        return self.preparation.restore_values(output) if self.task == "regression" else output

    def class_name(self, index: int) -> str:
        """Return the name of a class, or its number where the data gave no names."""
        return self.classes[index] if index < len(self.classes) else str(index)


def _main_output(graph: Graph) -> tuple[Node, LayerSpec]:
    outputs = ends(graph, "output")
    if not outputs:
        raise ModelLabError(
            Text("The network has no output, so it cannot answer."),
            Text("Add an output from the palette and train again."),
        )
    return outputs[0]


def _first(outputs: torch.Tensor | tuple[torch.Tensor, ...]) -> torch.Tensor:
    """Return what the first output gives; a network with several returns a tuple."""
    return outputs if isinstance(outputs, torch.Tensor) else outputs[0]
