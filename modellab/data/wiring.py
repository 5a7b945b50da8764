"""Which part of a sample goes into which end of the network, and whether the two fit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from modellab.data.dataset import Field, Schema
from modellab.data.texts import TextLimits, TextScale
from modellab.errors import ModelLabError, Text
from modellab.graph.edits import configure
from modellab.graph.graph import Graph, Node
from modellab.graph.infer import Inference, infer
from modellab.graph.layers.spec import LayerSpec
from modellab.graph.layers.table import spec_of
from modellab.graph.ports import block_of, ends, role_of

_SIZES: Mapping[str, tuple[str, ...]] = {
    "image": ("channels", "height", "width"),
    "table": ("features",),
    "text": (),
    "series": ("steps", "features"),
}
"""Settings of an input row that hold the shape of a sample, by modality."""
NEXT = "/next"
"""Behind the name of a text field: its tokens moved by one, which a network that writes is taught."""
_WIDTHS = ("units", "filters")


@dataclass(frozen=True, slots=True)
class Wiring:
    """Names of the fields that meet the ends of the network.

    Attributes:
        inputs: One for each input node, in node order.
        targets: One for each output node, in node order; a reconstruction's target is an input field, that of a
            next-token output an input field with ``NEXT`` behind its name; a penalty, which stands last, has none.
    """

    inputs: tuple[str, ...]
    targets: tuple[str, ...]

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the network meets."""
        return frozenset(name.removesuffix(NEXT) for name in (*self.inputs, *self.targets))

    @property
    def written(self) -> str:
        """The text field that the network learns to write; empty where it writes none."""
        return next((name.removesuffix(NEXT) for name in self.targets if name.endswith(NEXT)), "")

    @property
    def is_running(self) -> bool:
        """Whether the network goes on writing a text, rather than one text in answer to another."""
        return bool(self.written) and len(set(self.inputs)) == 1


def field_of(schema: Schema, name: str) -> Field:
    """Return the field that an input or a target of ``Wiring`` is made of."""
    return next(field for field in schema.fields if field.name == name.removesuffix(NEXT))


def wire(graph: Graph, schema: Schema) -> Wiring:
    """Match the ends of the network with the fields of the data.

    Raises:
        ModelLabError: They do not fit; the sentence says what each of the two has.
    """
    inputs, outputs = ends(graph, "input"), ends(graph, "output")
    if not inputs:
        raise ModelLabError(Text("The network has no input."), Text("Add an input from the palette."))
    if not outputs:
        raise ModelLabError(Text("The network has no output."), Text("Add an output from the palette."))
    if not outputs[0][1].has_answer:
        raise ModelLabError(
            Text("The network has nothing but penalties to learn from."),
            Text("Add an output that has an answer: classes, values, a reconstruction or the next token."),
            node=outputs[0][0].id,
        )  # fmt: skip
    read = _input_fields(inputs, schema)
    inference = infer(graph)
    wiring = Wiring(
        inputs=tuple(field.name for field in read),
        targets=tuple(
            _target(node, spec, schema, read, inference) if spec.has_answer else "" for node, spec in outputs
        ),
    )
    if wiring.is_running and len(outputs) > 1:
        raise ModelLabError(
            Text("A network that writes on cannot have other outputs: its samples are pieces of running text."),
            Text("Remove the other outputs, or choose data with pairs of texts."),
            node=outputs[1][0].id,
        )
    return wiring


def image_shape(graph: Graph) -> tuple[int, int, int] | None:
    """Return (C, H, W) of the network's image input, which ``open_dataset`` wants; None without one."""
    for node, spec in ends(graph, "input"):
        if spec.modality == "image":
            channels, height, width = (node.settings.integer(name) for name in _SIZES["image"])
            return channels, height, width
    return None


def text_limits(graph: Graph) -> tuple[TextLimits, ...]:
    """Return what each text input of the network takes, in node order, which ``preparation.fit`` wants."""
    return tuple(
        TextLimits(
            node.settings.integer("length") if node.settings["length"] is not None else None,
            node.settings.integer("vocabulary"),
            _pretrained_after(graph, node),
            _longest_after(graph, node),
        )
        for node, spec in ends(graph, "input")
        if spec.modality == "text"
    )


def check_tokenizers(graph: Graph, texts: Sequence[TextScale]) -> None:
    """Refuse token ids that the network was not built for, before they reach it as an index out of range.

    Args:
        graph: Of a kept run.
        texts: What was fitted for its text inputs, as the run says.

    Raises:
        ModelLabError: There are too few tokenizers, or one knows more tokens or gives longer texts than the network
            reads.
    """
    limits = text_limits(graph)
    if len(limits) > len(texts):
        raise ModelLabError(
            Text("The network reads texts, but there is no tokenizer for them."), Text("Train again to fit one.")
        )
    for limit, scale in zip(limits, texts, strict=False):
        if len(scale.tokenizer) > limit.vocabulary:
            raise ModelLabError(
                Text("The tokenizer knows {have} tokens. The network was built for {limit}.",
                     have=len(scale.tokenizer), limit=limit.vocabulary),
                Text("They are not of the same run. Train again."),
            )  # fmt: skip
        if limit.length is not None and scale.length != limit.length:
            raise ModelLabError(
                Text("The texts were prepared for {have} tokens. The network was built for {limit}.",
                     have=scale.length or Text("any number of"), limit=limit.length),
                Text("They are not of the same run. Train again."),
            )  # fmt: skip


def with_text_lengths(graph: Graph, lengths: Iterable[int]) -> Graph:
    """Fix the length of the text inputs that take any, so that work and memory of a batch can be told."""
    texts = [node for node, spec in ends(graph, "input") if spec.modality == "text"]
    for node, length in zip(texts, lengths, strict=False):
        if node.settings["length"] is None:
            graph = configure(graph, [node.id], {"length": length})
    return graph


def _pretrained_after(graph: Graph, node: Node) -> str:
    """Return the weights of the first layer after a text input that brings its own tokenizer, or nothing."""
    for other in _after(graph, node):
        spec = spec_of(other.kind)
        if spec is not None and spec.brings_tokenizer:
            weights = other.settings.text("weights").strip()
            return "" if weights == "none" else weights
    return ""


def _longest_after(graph: Graph, node: Node) -> int | None:
    """Return how many steps the layers after a text input take; None for any number."""
    rows = ((other, spec_of(other.kind)) for other in _after(graph, node))
    limits = (spec.longest(other.settings) for other, spec in rows if spec is not None)
    return min((limit for limit in limits if limit is not None), default=None)


def _after(graph: Graph, node: Node) -> Iterator[Node]:
    """Go through the layers after a node, those inside blocks among them."""
    after = graph.descendants(node.id)
    yield from _unfolded(graph, (other for other in graph.nodes.values() if other.id in after))


def _unfolded(graph: Graph, nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        block = block_of(graph, node) if role_of(node) == "block" else None
        yield from _unfolded(graph, block.nodes.values()) if block is not None else ()


def _first_of(fields: Iterable[Field], modality: str) -> Field | None:
    return next((field for field in fields if field.modality == modality), None)


def _input_fields(inputs: Iterable[tuple[Node, LayerSpec]], schema: Schema) -> tuple[Field, ...]:
    """Give every input the next field of its modality; where there are no more, the first one again."""
    read: list[Field] = []
    for node, spec in inputs:
        fields = [field for field in schema.inputs if field.modality == spec.modality]
        fresh = [field for field in fields if field not in read]
        read.append(_input_field(node, spec, schema, next(iter(fresh or fields), None)))
    return tuple(read)


def _input_field(node: Node, spec: LayerSpec, schema: Schema, field: Field | None) -> Field:
    if field is None:
        raise ModelLabError(
            Text("The network reads {wanted}. The data has {have}.",
                 wanted=_modality(spec.modality), have=_modality(schema.inputs[0].modality)),
            Text("Use the input that fits the data, or choose other data."),
            node=node.id,
        )  # fmt: skip
    wanted = tuple(node.settings[name] for name in _SIZES[field.modality])
    if wanted != field.shape:
        raise _size_problem(node, field, wanted)
    return field


def _modality(key: str) -> Text:
    names = {"image": Text("pictures"), "table": Text("the columns of a table"), "text": Text("texts"),
             "series": Text("series")}  # fmt: skip
    return names.get(key, Text("something else"))


def _size_problem(node: Node, field: Field, wanted: tuple[object, ...]) -> ModelLabError:
    hint = Text("Fit the network to the data.")
    if field.modality == "table":
        sentence = Text(
            "The network reads {wanted} features. The data has {have}.", wanted=wanted[0], have=field.shape[0]
        )
        return ModelLabError(sentence, hint, node=node.id)
    if field.modality == "series":
        sentence = Text("The network reads series of {wanted} (steps x numbers). The data has {have}.",
                        wanted=_times(wanted), have=_times(field.shape))  # fmt: skip
        return ModelLabError(sentence, hint, node=node.id)
    sentence = Text("The network reads pictures of {wanted}. The data has {have}.",
                    wanted=_times(wanted), have=_times(field.shape))  # fmt: skip
    return ModelLabError(sentence, hint, node=node.id)


def _times(numbers: tuple[object, ...]) -> str:
    return " x ".join(str(number) for number in numbers)


def _target(node: Node, spec: LayerSpec, schema: Schema, read: tuple[Field, ...], inference: Inference) -> str:
    if spec.task == "reconstruction":
        return _check_reconstruction(node, read[0], inference).name
    if spec.task == "adversarial":
        return read[0].name
    if spec.task == "generation":
        return _written_field(node, read).name + NEXT
    return _target_field(node, spec, schema).name


def _written_field(node: Node, read: tuple[Field, ...]) -> Field:
    """Return the field of the last text input: what is before it is what the text answers."""
    texts = [field for field in read if field.modality == "text"]
    if not texts:
        raise ModelLabError(
            Text("A next-token output needs a text input, whose tokens it continues."),
            Text("Add a text input."), node=node.id,
        )  # fmt: skip
    if len(texts) > 1 and len(set(texts)) == 1:
        raise ModelLabError(
            Text("The network writes a text in answer to another. The data has one text a sample, not two."),
            Text("Choose data with pairs of texts."), node=node.id,
        )  # fmt: skip
    return texts[-1]


def _target_field(node: Node, spec: LayerSpec, schema: Schema) -> Field:
    field = _first_of(schema.targets, spec.modality)
    if field is None:
        raise _task_problem(node, spec, schema)
    wanted, have = node.settings[spec.data_size], _num_answers(field)
    if wanted == have:
        return field
    if field.modality == "class":
        sentence = Text("The network ends in {wanted} classes. The data has {have}.", wanted=wanted, have=have)
    else:
        sentence = Text("The network answers with {wanted} values. The data has {have}.", wanted=wanted, have=have)
    raise ModelLabError(sentence, Text("Fit the network to the data."), node=node.id)


def _num_answers(target: Field) -> int:
    return len(target.classes) if target.modality == "class" else math.prod(target.shape)


def _task_problem(node: Node, spec: LayerSpec, schema: Schema) -> ModelLabError:
    if not schema.targets:
        return ModelLabError(
            Text("The data has nothing that the output could learn: neither classes nor numbers."),
            Text("Use a next-token output or a reconstruction output, or choose other data."),
            node=node.id,
        )
    if spec.task == "regression":
        return ModelLabError(
            Text("The network answers with numbers. The data has classes."),
            Text("Use a class output, or choose another target column."),
            node=node.id,
        )
    return ModelLabError(
        Text("The network ends in classes. The data has numbers to predict."),
        Text("Use a value output, or choose another target column."),
        node=node.id,
    )


def _check_reconstruction(node: Node, field: Field, inference: Inference) -> Field:
    arriving = inference.nodes[node.id].inputs
    features = arriving[0].features if arriving else field.shape
    sizes = [dim for dim in features if isinstance(dim, int)]
    if len(sizes) == len(features) and math.prod(sizes) != math.prod(field.shape):
        sentence = Text("The network gives {have} numbers back. Its input has {wanted}.",
                        have=math.prod(sizes), wanted=math.prod(field.shape))  # fmt: skip
        raise ModelLabError(sentence, Text("Make the last layer as large as the input."), node=node.id)
    return field


def fit_graph_to_data(graph: Graph, schema: Schema) -> Graph:
    """Set the size of the inputs and the number of answers to those of the data.

    The last layer with units or filters before an output follows, if it fitted that output before. What has no
    counterpart in the data stays as it is; ``wire`` then says why the two do not fit.
    """
    for node, spec in ends(graph, "input"):
        field = _first_of(schema.inputs, spec.modality)
        if field is not None:
            graph = configure(graph, [node.id], dict(zip(_SIZES[field.modality], field.shape, strict=True)))
    for node, spec in ends(graph, "output"):
        field = _first_of(schema.targets, spec.modality)
        if field is not None:
            graph = _answer_with(graph, node, spec.data_size, _num_answers(field))
    return graph


def _answer_with(graph: Graph, output: Node, setting: str, count: int) -> Graph:
    before = output.settings[setting]
    if before == count:
        return graph
    graph = configure(graph, [output.id], {setting: count})
    source = _last_sized(graph, output.id)
    if source is None or before != source[1]:
        return graph
    node_id, _, name = source
    return configure(graph, [node_id], {name: count})


def _last_sized(graph: Graph, node_id: str) -> tuple[str, object, str] | None:
    """Find the nearest layer upstream that has a width: its id, the width, and the setting's name."""
    seen: set[str] = set()
    while node_id not in seen:
        seen.add(node_id)
        edges = graph.incoming.get(node_id, ())
        if len(edges) != 1:
            return None
        node = graph.nodes[edges[0].source]
        for name in _WIDTHS:
            if name in node.settings:
                return node.id, node.settings[name], name
        node_id = node.id
    return None
