"""What the tooltip of the canvas says."""

from __future__ import annotations

import html

from modellab.desktop.canvas import hits
from modellab.desktop.canvas.scene import Scene
from modellab.desktop.translation import engine_text, row_text


def tooltip_at(scene: Scene, x: float, y: float, *, shows_ports: bool) -> str:
    """Return the tooltip for a point of the canvas, escaped; empty where there is nothing to say."""
    port = hits.port_at(scene, x, y) if shows_ports else None
    if port is not None and port.port.label:
        return _paragraphs(row_text(port.port.label))
    node = port.node if port is not None else hits.node_at(scene, x, y, with_notes=shows_ports)
    if not node:
        return ""
    look = scene.look(scene.rows[node])
    problems = [engine_text(problem.sentence) for problem in scene.diagnostics(node)]
    return _paragraphs(look.name, look.summary, scene.graph.nodes[node].comment, *problems)


def _paragraphs(*lines: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
