"""Sentences for people, and the one error that carries them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import TypeVar

Row = TypeVar("Row")


class Text(str):
    """A sentence in English that remembers its template and values, so that the window can translate it.

    ``Text("Expected {expected}.", expected="(N, C)")`` reads as the filled-in English sentence everywhere a
    string is wanted; the window looks up ``template`` in its translation and fills ``values`` in again.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, **values: object) -> Text:
        """Fill ``template`` (``str.format`` syntax) with ``values``."""
        text = super().__new__(cls, template.format(**values) if values else template)
        text.template = template
        text.values = values
        return text

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle template and values, so that a text survives a trip to another process."""
        return (_restore_text, (self.template, dict(self.values)))


def _restore_text(template: str, values: dict[str, object]) -> Text:
    return Text(template, **values)


class ModelLabError(Exception):
    """Something asked for that cannot be done.

    Args:
        sentence: Which thing, what was expected, what was received.
        hint: What to do about it; may be empty.
        node: Id of the graph node at fault, or an empty string.
    """

    def __init__(self, sentence: Text, hint: Text | None = None, *, node: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint if hint is not None else Text("")
        self.node = node

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


def named(name: str, error: ModelLabError) -> str:
    """Name a file or sample before what is wrong with it, unless the sentence does."""
    return str(error) if PurePath(name).name in error.sentence else f"{name}: {error}"


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the entry of ``names`` spelled most like ``name``, or an empty string."""
    found = difflib.get_close_matches(name, list(names), n=1, cutoff=0.5)
    return found[0] if found else ""


def unknown(what: Text, name: str, names: Iterable[str]) -> ModelLabError:
    """Build the error for a failed look-up; it lists the nearest known name."""
    known = list(names)
    close = nearest(name, known)
    hint = Text("Did you mean {close}?", close=close) if close else Text("Known: {known}.", known=", ".join(known[:20]))
    return ModelLabError(Text('There is no {what} named "{name}".', what=what, name=name), hint)


def look_up(table: Mapping[str, Row], name: str, what: Text) -> Row:
    """Return the entry of a table.

    Args:
        table: Entries by name.
        name: As found in a file or typed by people.
        what: What the table holds, in the singular.

    Raises:
        ModelLabError: There is none of that name; the nearest one is listed.
    """
    if name not in table:
        raise unknown(what, name, table)
    return table[name]
