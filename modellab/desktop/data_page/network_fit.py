"""Bringing network and data together: fit the ends, draw a first network, or start a project of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from modellab.data.dataset import DatasetConfig, Schema
from modellab.data.wiring import fit_graph_to_data
from modellab.desktop.session import Session
from modellab.errors import ModelLabError, Text
from modellab.project.row_networks import unread_texts, with_unread_texts


def problem_of(session: Session) -> ModelLabError | None:
    """Say why network and data do not fit together; None if they do, or if the data is not open."""
    from modellab.data.wiring import wire

    schema = session.schema
    if schema is None:
        return None
    try:
        wire(session.graph, schema)
    except ModelLabError as error:
        return error
    unread = unread_texts(session.graph, schema)
    if not unread:
        return None
    names = ", ".join(field.title for field in unread)
    return ModelLabError(Text("The network has no text input for: {names}.", names=names))


def fit_network(session: Session) -> None:
    """Give the ends of the network the sizes of the data, or draw a first network; one step of undo.

    A project that was never saved was named by the program: the user's own data gives it a better name.
    """
    schema, config = session.schema, session.project.dataset
    if schema is None or config is None:
        return
    _bring_together(session, schema)
    if session.path is None and config.path:
        _rename(session, name_of(config))


def _rename(session: Session, name: str) -> None:
    old = session.name
    if name != old:
        session.rename(name)
        keep = Text("Keep {name}", name=old) if old else None
        session.tell(Text("The project is now called {name}.", name=name), keep, lambda: session.rename(old))


def _bring_together(session: Session, schema: Schema) -> None:
    if session.graph.nodes:
        session.edit(
            lambda graph: with_unread_texts(fit_graph_to_data(graph, schema), schema),
            Text("Fit the network to the data"),
        )
        if problem_of(session) is None:
            return
    from modellab.project.networks import network_for, preparation_for

    preparation = {**session.project.preparation, **preparation_for(schema)}
    session.edit(lambda _graph: network_for(schema), Text("Draw a network for the data"), preparation=preparation)


def name_of(config: DatasetConfig) -> str:
    """Return what a project is called after its data."""
    return Path(config.path).stem if config.path else config.source


def start_project(session: Session, window: QWidget) -> None:
    """Leave the open project, after asking about unsaved changes, for a new one with this data."""
    from modellab.desktop.window import Window

    if isinstance(window, Window):
        window.leave_project(lambda: session.start(_start(session)))
    else:
        session.start(_start(session))


async def _start(session: Session) -> None:
    from modellab.project.samples import project_for

    config, schema, base = session.project.dataset, session.schema, session.data.base
    if config is None or schema is None:
        return
    if config.path and base is not None:  # the new project has no folder yet that the path could start from
        config = replace(config, path=str((base / config.path).resolve()))
    await session.files.new(project_for(config, schema, name_of(config)))
    await session.open_data()
