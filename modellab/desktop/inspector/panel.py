"""The inspector: everything about the selected layers, to read and to change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from modellab.desktop import theme
from modellab.desktop.canvas import totals
from modellab.desktop.canvas.look import has_strip
from modellab.desktop.canvas.place import place_of
from modellab.desktop.inspector.card import Card, Comment, label
from modellab.desktop.inspector.facts import facts_of, live_facts
from modellab.desktop.inspector.form import SettingsForm
from modellab.desktop.translation import engine_text, row_text
from modellab.errors import Text
from modellab.graph import edits
from modellab.graph.check import Diagnostic
from modellab.graph.graph import RATE, Node
from modellab.graph.layers.spec import LayerSpec
from modellab.graph.layers.table import spec_of
from modellab.graph.ports import block_name, role_of
from modellab.settings import Choice, Setting, Settings

if TYPE_CHECKING:
    from modellab.desktop.session import Session

_MAX_PROBLEMS = 6
_NAME = Setting("name", "Name", "text", "", help="Your own label for this layer.")
_WEIGHTS = Setting(
    "weights", "Weights", "choice", "trainable",
    help="Frozen weights stay as they are while the rest of the network is trained.",
    choices=(Choice("trainable", "trainable"), Choice("frozen", "frozen")),
)  # fmt: skip
_LEARNING = (_WEIGHTS, replace(RATE, shown_when=("weights", ("trainable",))))


_BLOCK_NAME = Setting("block_name", "Block name", "text", "", help="Name of this block, wherever it is used.")


class InspectorPanel(QWidget):
    """Form, facts and help for what is selected; totals when nothing is.

    Args:
        session: The open project.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._place = place_of(session)
        self._gesture = 0
        self.title = label("heading")
        self.node_id = label("muted")
        self.name_form = SettingsForm((_NAME,))
        self.block_form = SettingsForm((_BLOCK_NAME,))
        self.form = SettingsForm()
        self.weights_form = SettingsForm(_LEARNING)
        self.problems = QWidget()
        self.facts = Card()
        self.live_title = label("heading")
        self.live = Card()
        self.help_title = label("heading")
        self.help = Card()
        self.comment_title = label("heading")
        self.comment = Comment()
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.node_id)
        layout.addLayout(head)
        problems = QVBoxLayout(self.problems)
        problems.setContentsMargins(0, 0, 0, 0)
        problems.setSpacing(6)
        for widget in (self.problems, self.name_form, self.form, self.block_form, self.weights_form, self.facts):
            layout.addWidget(widget)
        parts = ((self.live_title, self.live), (self.help_title, self.help), (self.comment_title, self.comment))
        for title, widget in parts:
            layout.addSpacing(4)
            layout.addWidget(title)
            layout.addWidget(widget)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.setMinimumWidth(240)

    def _connect(self) -> None:
        self._place.changed.connect(self.refresh)
        self._place.selection_changed.connect(self._on_selection_changed)
        self._place.inspect_wanted.connect(self._on_inspect_wanted)
        self._session.recipe_changed.connect(self.refresh)
        self._session.live.changed.connect(self._show_live)
        self._session.training.state_changed.connect(self.refresh)
        theme.switch.theme_changed.connect(self.refresh)
        self.form.changed.connect(self._on_form_changed)
        self.name_form.changed.connect(self._on_name_form_changed)
        self.block_form.changed.connect(self._on_block_form_changed)
        self.weights_form.changed.connect(self._on_weights_form_changed)
        self.comment.edited.connect(self._on_comment_edited)

    # Showing.

    def refresh(self) -> None:
        """Show what is selected now."""
        nodes = self._place.selected_nodes
        if nodes:
            self._show_nodes(nodes)
        else:
            self._show_graph()

    def _show_nodes(self, nodes: Sequence[Node]) -> None:
        specs = [spec_of(node.kind) for node in nodes]
        first = nodes[0]
        self.title.setText(self._heading(nodes, specs))
        self.node_id.setText(first.id if len(nodes) == 1 else "")
        self.name_form.setVisible(len(nodes) == 1)
        self.name_form.set_values({"name": first.name})
        self.form.set_rows([self._with_blocks(row) for row in _shared_rows(specs)])
        self.form.setVisible(bool(self.form.rows))
        self.form.set_values([node.settings for node in nodes])
        self.block_form.setVisible(len(nodes) == 1 and role_of(first) == "block")
        self.block_form.set_values({"block_name": block_name(first)})
        self.weights_form.setVisible(any(spec is not None and _has_weights(spec) for spec in specs))
        self.weights_form.set_values(
            [Settings({"weights": "frozen" if n.is_frozen else "trainable", "rate": n.rate}) for n in nodes]
        )
        chosen = {node.id for node in nodes}
        self._show_problems([found for found in self._place.diagnostics if found.node in chosen])
        infos = [self._place.inference.nodes.get(node.id) for node in nodes]
        if len(nodes) == 1:
            self.facts.show_facts(facts_of(infos[0]))
        else:
            count = sum(info.parameters for info in infos if info is not None)
            self.facts.show_facts(((self.tr("weights"), f"{count:,}"),))
        self._show_live()
        self._show_help(specs[0] if len(set(specs)) == 1 else None)
        self._show_comment(first if len(nodes) == 1 else None)

    def _with_blocks(self, row: Setting) -> Setting:
        """Let people choose among the blocks of the network instead of typing a name."""
        if row.name != "block" or row.type != "text":
            return row
        choices = tuple(Choice(name, name) for name in self._place.graph.blocks)
        return replace(row, type="choice", choices=choices)

    def _heading(self, nodes: Sequence[Node], specs: Sequence[LayerSpec | None]) -> str:
        spec = specs[0]
        if len(nodes) > 1:
            return self.tr("{count} layers").format(count=len(nodes)).upper()
        return (row_text(spec.label) if spec is not None else nodes[0].kind).upper()

    def _show_graph(self) -> None:
        """Nothing is selected: say what there is, and what to do next."""
        inference = self._place.inference
        self.title.setText(self.tr("Network").upper())
        self.node_id.setText("")
        for widget in (self.name_form, self.form, self.block_form, self.weights_form):
            widget.setVisible(False)
        self._show_problems(self._place.diagnostics)
        batch = self._session.recipe.general.get("batch_size", 32)
        entries = totals.parts(inference, batch if isinstance(batch, int) else 32)
        self.facts.show_facts(tuple(("", entry) for entry in entries) if inference.graph.nodes else ())
        self._show_live()
        self.help_title.setText(self.tr("Next").upper())
        self.help_title.setVisible(True)
        self.help.show_facts((("", self._next_step()),))
        self._show_comment(None)

    def _next_step(self) -> str:
        if not self._place.graph.nodes:
            return self.tr("Add an input: press Space on the canvas, or drag a layer from the left.")
        if any(found.severity == "error" for found in self._place.diagnostics):
            return self.tr("Mend what is marked red, then press Train.")
        if self._session.training.is_active:
            return self.tr("The network is learning. Select a layer to see what flows through it.")
        return self.tr("Press Train, or select a layer to change it.")

    def _show_live(self) -> None:
        """Show what flows through the one selected layer while a run goes on."""
        nodes = self._place.selected_nodes
        figures = self._session.live.figures.get(nodes[0].id) if len(nodes) == 1 else None
        self.live_title.setText(self.tr("Live").upper())
        self.live_title.setVisible(figures is not None)
        self.live.show_facts(live_facts(figures) if figures is not None else ())

    def _show_help(self, spec: LayerSpec | None) -> None:
        text = row_text(spec.help) if spec is not None else ""
        self.help_title.setText(self.tr("Help").upper())
        self.help_title.setVisible(bool(text))
        self.help.show_facts((("", text),) if text else ())

    def _show_comment(self, node: Node | None) -> None:
        self.comment_title.setText(self.tr("Note").upper())
        self.comment_title.setVisible(node is not None)
        self.comment.setVisible(node is not None)
        if node is not None:
            self.comment.show_text(node.comment)

    def _show_problems(self, found: Sequence[Diagnostic]) -> None:
        layout = self.problems.layout()
        assert isinstance(layout, QVBoxLayout)
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for problem in found[:_MAX_PROBLEMS]:
            self._add_problem(layout, problem)
        if len(found) > _MAX_PROBLEMS:
            more = label("muted")
            more.setText(self.tr("and {count} more").format(count=len(found) - _MAX_PROBLEMS))
            layout.addWidget(more)
        self.problems.setVisible(bool(found))

    def _add_problem(self, layout: QVBoxLayout, problem: Diagnostic) -> None:
        sentence = label("error" if problem.severity == "error" else "warning")
        sentence.setWordWrap(True)
        sentence.setText(engine_text(problem.sentence))
        layout.addWidget(sentence)
        for repair in problem.repairs:
            button = QPushButton(engine_text(repair.label).replace("&", "&&"))
            button.clicked.connect(lambda _checked=False, repair=repair: self._place.edit(repair.apply, repair.label))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    # Editing.

    def _ids(self) -> tuple[str, ...]:
        return self._place.selection

    def _on_form_changed(self, name: str, value: object) -> None:
        ids = self._ids()
        row = next(row for row in self.form.rows if row.name == name)
        done = Text("Change {setting}", setting=Text(row.label))
        gesture = f"configure:{self._gesture}:{name}" if row.type in ("int", "float", "size") else ""
        if not self._place.edit(lambda graph: edits.configure(graph, ids, {name: value}), done, gesture=gesture):
            self.refresh()

    def _on_name_form_changed(self, _name: str, value: object) -> None:
        ids = self._ids()
        if len(ids) == 1:
            self._place.edit(lambda graph: edits.rename(graph, ids[0], str(value)), Text("Rename layer"))

    def _on_block_form_changed(self, _name: str, value: object) -> None:
        nodes = self._place.selected_nodes
        if len(nodes) == 1:
            # The name belongs to the whole project, also where the block is used inside another one.
            old, done = block_name(nodes[0]), Text("Rename block")
            if not self._session.edit(lambda graph: edits.rename_block(graph, old, str(value)), done):
                self.refresh()

    def _on_weights_form_changed(self, name: str, value: object) -> None:
        ids, is_frozen = self._ids(), value == "frozen"
        if name == RATE.name:
            done, gesture = Text("Change {setting}", setting=Text(RATE.label)), f"rate:{self._gesture}"
            self._place.edit(lambda graph: edits.set_rate(graph, ids, value), done, gesture=gesture)
            return
        done = Text("Freeze weights") if is_frozen else Text("Train weights")
        self._place.edit(lambda graph: edits.set_frozen(graph, ids, is_frozen), done)

    def _on_comment_edited(self, text: str) -> None:
        ids = self._ids()
        if len(ids) == 1:
            done, gesture = Text("Write a note"), f"comment:{self._gesture}"
            self._place.edit(lambda graph: edits.comment(graph, ids[0], text), done, gesture=gesture)

    def _on_selection_changed(self) -> None:
        # Turns of a spin box are one step of undo only as long as the same layers stay selected.
        self._gesture += 1
        self.refresh()

    def _on_inspect_wanted(self, name: str) -> None:
        form = self.form if name != "name" and self.form.rows else self.name_form
        first = "name" if form is self.name_form else form.rows[0].name
        self.window().activateWindow()
        form.editor(first).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)


def _shared_rows(specs: Sequence[LayerSpec | None]) -> tuple[Setting, ...]:
    """Rows that all selected layers declare alike; a block's name is not a setting to type."""
    if not specs or any(spec is None for spec in specs):
        return ()
    known = [spec.settings for spec in dict.fromkeys(specs) if spec is not None]
    return tuple(row for row in known[0] if all(row in rows for rows in known[1:]))


def _has_weights(spec: LayerSpec) -> bool:
    return has_strip(spec.kind)
