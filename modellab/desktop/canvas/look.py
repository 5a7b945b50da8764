"""What a node says on the canvas: its words, marks and size. No widget and no painter here."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from modellab.desktop.translation import engine_text, row_text
from modellab.graph.graph import Graph, Node
from modellab.graph.infer import NodeInference
from modellab.graph.layers.spec import Family, LayerSpec
from modellab.graph.layers.table import spec_of
from modellab.graph.ports import block_name, inputs_of, outputs_of

if TYPE_CHECKING:
    from modellab.graph.check import Diagnostic

WIDTH = 192.0
HEIGHT = 46.0
STRIP_HEIGHT = 22.0
LINE_HEIGHT = 16.0
BUTTON_HEIGHT = 24.0
PADDING = 8.0
BUTTON_GAP = 4.0
PORT_RADIUS = 5.0
_LINE_CHARACTERS = 25
_MAX_LINES = 3
_PIECE = re.compile(r"\s*(?:“?[\u3400-\u9fff]|[^\s“”\u3000-\u9fff\uff00-\uffef]+|.)[”，。：；、！？）\s]*")

Severity = Literal["", "error", "warning"]


@dataclass(frozen=True, slots=True)
class NoteLook:
    """What is written beside a node that has something wrong with it; equal looks share one picture.

    Attributes:
        severity: Colour of the border and the words.
        lines: What was expected and received, wrapped.
        repair: Text of the button that mends it; empty without one.
        has_more: Whether a second button offers further repairs.
    """

    severity: Severity
    lines: tuple[str, ...]
    repair: str = ""
    has_more: bool = False

    @property
    def height(self) -> float:
        """Height in pixels at zoom 1."""
        button = BUTTON_HEIGHT + PADDING - 2.0 if self.repair else 0.0
        return 2 * PADDING + len(self.lines) * LINE_HEIGHT + button

    @property
    def button(self) -> tuple[float, float, float, float] | None:
        """Box of the repair button relative to the note: x, y, width, height."""
        if not self.repair:
            return None
        width = WIDTH - 2 * PADDING - (BUTTON_HEIGHT + BUTTON_GAP if self.has_more else 0.0)
        return PADDING, self.height - BUTTON_HEIGHT - PADDING, width, BUTTON_HEIGHT

    @property
    def more_button(self) -> tuple[float, float, float, float] | None:
        """Box of the button that offers further repairs, relative to the note."""
        box = self.button
        if box is None or not self.has_more:
            return None
        return box[0] + box[2] + BUTTON_GAP, box[1], BUTTON_HEIGHT, BUTTON_HEIGHT


@dataclass(frozen=True, slots=True)
class NodeLook:
    """Everything that decides how a node is drawn; equal looks share one picture.

    Attributes:
        name: First line, bold.
        summary: Second line, muted.
        count: Number of parameters, right-aligned; 0 is not written.
        family: Decides the colour of the bar; empty for an unknown kind.
        severity: Colour of the border.
        note: What is written beside it, if anything is wrong.
        has_strip: Whether room for the live strip is kept.
        num_inputs: Ports along the top.
        num_outputs: Ports along the bottom.
        is_frozen: Whether a mark says that its weights stay.
        has_comment: Whether a mark says that there is a note.
        repeat: Times a block is repeated.
        is_block: Whether it stands for a group of layers that can be opened.
    """

    name: str
    summary: str = ""
    count: int = 0
    family: Family | Literal[""] = ""
    severity: Severity = ""
    note: NoteLook | None = None
    has_strip: bool = False
    num_inputs: int = 1
    num_outputs: int = 1
    is_frozen: bool = False
    has_comment: bool = False
    repeat: int = 1
    is_block: bool = False

    @property
    def height(self) -> float:
        """Height in pixels at zoom 1."""
        return height_of(self.has_strip)


def height_of(has_strip: bool) -> float:
    """Return the height of a node with or without a live strip."""
    return HEIGHT + (STRIP_HEIGHT if has_strip else 0.0)


@lru_cache(maxsize=512)
def has_strip(kind: str) -> bool:
    """Whether nodes of a kind have weights, and so a live strip."""
    spec = spec_of(kind)
    if spec is None:
        return False
    return spec.role == "block" or spec.parameters is not LayerSpec.__dataclass_fields__["parameters"].default


def look_of(
    node: Node, info: NodeInference | None, diagnostics: Sequence[Diagnostic], ports: tuple[int, int]
) -> NodeLook:
    """Say how a node looks.

    Args:
        node: The node.
        info: What is inferred for it, if anything is.
        diagnostics: What is wrong with it; the worst first.
        ports: Number of inputs and of outputs.
    """
    spec = spec_of(node.kind)
    parameters = info.parameters if info is not None else 0
    return NodeLook(
        name=title_of(node),
        summary=_summary(node, spec),
        count=parameters,
        family=spec.family if spec is not None else "",
        severity=diagnostics[0].severity if diagnostics else "",
        note=_note(diagnostics[0]) if diagnostics else None,
        has_strip=has_strip(node.kind),
        num_inputs=ports[0],
        num_outputs=ports[1],
        is_frozen=node.is_frozen,
        has_comment=bool(node.comment),
        repeat=_repeat(node, spec),
        is_block=spec is not None and spec.role == "block",
    )


def _note(worst: Diagnostic) -> NoteLook | None:
    if worst.severity != "error" and not worst.repairs:
        return None  # A warning that nothing mends is a coloured border; its words are in the tooltip.
    repair = engine_text(worst.repairs[0].label) if worst.repairs else ""
    return NoteLook(worst.severity, diagnostic_lines(worst), repair, has_more=len(worst.repairs) > 1)


def title_of(node: Node) -> str:
    """Return the user's name for a node, or the label of its kind."""
    if node.name:
        return node.name
    spec = spec_of(node.kind)
    if spec is None:
        return node.kind
    return (block_name(node) if spec.role == "block" else "") or row_text(spec.label)


def titles_of(nodes: Sequence[Node]) -> list[str]:
    """Return the titles of nodes, and beside one that several have what a network is written with: ``linear_2``."""
    titles = [title_of(node) for node in nodes]
    return [
        f"{title} · {node.id}" if titles.count(title) > 1 else title for node, title in zip(nodes, titles, strict=True)
    ]


def _summary(node: Node, spec: LayerSpec | None) -> str:
    if spec is None:
        return QCoreApplication.translate("Canvas", "unknown kind of layer")
    if spec.role == "block":
        return block_name(node) if node.name else row_text(spec.label)
    summary = engine_text(spec.summary(node.settings))
    if node.name:
        return " · ".join(part for part in (row_text(spec.label), summary) if part)
    return summary


def _repeat(node: Node, spec: LayerSpec | None) -> int:
    if spec is None or spec.role != "block":
        return 1
    repeat = node.settings.get("repeat", 1)
    return repeat if isinstance(repeat, int) else 1


def diagnostic_lines(diagnostic: Diagnostic) -> tuple[str, ...]:
    """Return the lines that stand beside a node for a diagnostic."""
    sentences = []
    if diagnostic.expected:
        template = QCoreApplication.translate("Canvas", "Expected {what}.")
        sentences.append(template.format(what=engine_text(diagnostic.expected)))
    if diagnostic.received:
        template = QCoreApplication.translate("Canvas", "Received {what}.")
        sentences.append(template.format(what=engine_text(diagnostic.received)))
    if not sentences:
        sentences.append(engine_text(diagnostic.sentence))
    return tuple(line for sentence in sentences for line in _wrapped(sentence))


def _wrapped(sentence: str) -> list[str]:
    if _width(sentence) == len(sentence):
        return textwrap.wrap(sentence, _LINE_CHARACTERS, max_lines=_MAX_LINES, placeholder=" …") or [sentence]
    lines = [""]
    for piece in _PIECE.findall(sentence):  # Chinese may be broken anywhere but before a punctuation mark
        if _width(lines[-1] + piece.rstrip()) > _LINE_CHARACTERS and lines[-1]:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    shown = [line.rstrip() for line in lines]
    return shown if len(shown) <= _MAX_LINES else [*shown[: _MAX_LINES - 1], shown[_MAX_LINES - 1][:-1] + "…"]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def num_ports(graph: Graph, node: Node) -> tuple[int, int]:
    """Count the input and output ports of a node."""
    spec = spec_of(node.kind)
    if spec is not None and spec.role != "block":
        return len(spec.inputs), len(spec.outputs)
    return len(inputs_of(graph, node)), len(outputs_of(graph, node))
