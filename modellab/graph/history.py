"""Undo and redo: a row of labelled graphs, which share what they have in common. Nothing is ever dropped."""

from __future__ import annotations

from dataclasses import dataclass

from modellab.errors import Text
from modellab.graph.graph import Graph


@dataclass(frozen=True, slots=True)
class _Step:
    """A graph, the label of the edit that led to it, and the gesture that edit belongs to."""

    graph: Graph
    label: Text | None = None
    gesture: str = ""


class History:
    """The graph of today, those before it, and those that were undone.

    Args:
        graph: What was opened or newly made; it counts as saved.
    """

    def __init__(self, graph: Graph) -> None:
        self._steps = [_Step(graph)]
        self._now = 0
        self._saved: Graph | None = graph

    @property
    def graph(self) -> Graph:
        """The graph as it stands."""
        return self._steps[self._now].graph

    def push(self, graph: Graph, label: Text, gesture: str = "") -> None:
        """Take an edited graph; what was undone before is gone.

        Args:
            graph: Result of the edit; the very graph that stands now is not recorded again.
            label: What was done, for the menu: ``Text("Move layers")``.
            gesture: Edits in a row with the same non-empty gesture (one drag, one turn of a spin box) are undone in
                one go. The caller makes it new for every gesture: ``"move:17"``.
        """
        last = self._steps[self._now]
        if graph is last.graph:
            return
        last.graph.forget()  # four fifths of what a step would hold
        step = _Step(graph, label, gesture)
        del self._steps[self._now + 1 :]
        if gesture and gesture == last.gesture and self._now > 0:
            self._steps[self._now] = step
        else:
            self._steps.append(step)
            self._now += 1

    def end_gesture(self) -> None:
        """Keep the next edit apart from the last one, whatever its gesture."""
        last = self._steps[self._now]
        self._steps[self._now] = _Step(last.graph, last.label)

    def undo(self) -> Graph:
        """Step back, if there is an edit to undo, and return the graph."""
        self.graph.forget()
        self._now = max(self._now - 1, 0)
        self.end_gesture()
        return self.graph

    def redo(self) -> Graph:
        """Step forward, if an edit was undone, and return the graph."""
        self.graph.forget()
        self._now = min(self._now + 1, len(self._steps) - 1)
        self.end_gesture()
        return self.graph

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to undo."""
        return self._now > 0

    @property
    def can_redo(self) -> bool:
        """Whether an edit was undone."""
        return self._now < len(self._steps) - 1

    @property
    def undo_label(self) -> Text | None:
        """What ``undo`` would take back; None if nothing."""
        return self._steps[self._now].label if self.can_undo else None

    @property
    def redo_label(self) -> Text | None:
        """What ``redo`` would do again; None if nothing."""
        return self._steps[self._now + 1].label if self.can_redo else None

    def mark_saved(self, graph: Graph | None = None) -> None:
        """Remember that ``graph`` is in the file now; by default the one that stands.

        A save runs beside the window: give the graph that was written, since edits may have come in meanwhile.
        """
        self._saved = self.graph if graph is None else graph
        self.end_gesture()

    @property
    def is_modified(self) -> bool:
        """Whether the graph differs from the one in the file; undoing back to it counts as unmodified."""
        return self.graph is not self._saved and self.graph != self._saved
