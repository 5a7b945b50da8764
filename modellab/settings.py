"""A setting as one declared row: form field, bounds, help, command-line flag and file entry all read it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from modellab.errors import ModelLabError, Text, unknown

Value = bool | int | float | str | tuple[int, ...] | None
SettingType = Literal["int", "float", "bool", "choice", "size", "text", "file", "folder"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value of a choice setting and the label that people see."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting that people can change.

    Attributes:
        name: Key in files and on the command line; the field's standard term.
        label: Short name in the form.
        type: ``size`` is a tuple of ``length`` integers (one typed number stands for all); ``file`` and ``folder``
            are texts that name one.
        default: Value for a new node or recipe.
        help: What it does, in plain words.
        minimum: Smallest allowed number, inclusive (each entry of a size).
        maximum: Largest allowed number, inclusive.
        unit: Unit of the number, or empty.
        choices: Allowed values of a ``choice``; words that are offered instead of a file or folder.
        length: Number of integers of a ``size``.
        optional: Whether None ("automatic", "off") is allowed.
        advanced: Whether the form hides it under "More".
        shown_when: (name of another setting, its values) for which this one matters; None for always.
        none_label: What None means to people, such as ``off``; empty for "automatic".
        suffixes: Of the files that a ``file`` may be, with their dots; empty for any.
    """

    name: str
    label: str
    type: SettingType
    default: Value
    help: str = ""
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    length: int = 1
    optional: bool = False
    advanced: bool = False
    shown_when: tuple[str, tuple[Value, ...]] | None = None
    none_label: str = ""
    suffixes: tuple[str, ...] = ()

    def check(self, value: object) -> Value:
        """Return ``value`` in its canonical type.

        Raises:
            ModelLabError: The value has the wrong type or is out of bounds; the sentence says which and the bounds.
        """
        if value is None:
            if self.optional:
                return None
            raise self._refused(value)
        if self.type == "size":
            return self._check_size(value)
        if self.type in ("int", "float"):
            return self._check_number(value)
        if not isinstance(value, bool if self.type == "bool" else str):
            raise self._refused(value)
        if self.type == "choice" and all(choice.value != value for choice in self.choices):
            raise self._refused(value)
        return value

    def parse(self, text: str) -> Value:
        """Read ``text`` as typed on the command line, in C locale: ``3``, ``0.001``, ``3x3``, ``true``, ``none``.

        Raises:
            ModelLabError: The text is not a value of this setting.
        """
        stripped = text.strip()
        if self.optional and stripped.lower() in {"none", "auto", "off", ""}:
            return None
        try:
            return self.check(self._read(stripped))
        except ValueError:
            raise self._refused(text) from None

    def _read(self, text: str) -> object:
        match self.type:
            case "bool":
                words = {"true": True, "yes": True, "on": True, "1": True}
                words |= {"false": False, "no": False, "off": False, "0": False}
                return words.get(text.lower(), text)
            case "int":
                return int(text)
            case "float":
                return float(text)
            case "size":
                return tuple(int(part) for part in text.lower().replace("×", "x").replace(",", "x").split("x"))
            case _:
                return text

    def _check_number(self, value: object) -> Value:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self._refused(value)
        if self.type == "int":
            if value != int(value):
                raise self._refused(value)
            value = int(value)
        else:
            value = float(value)
        self._check_bounds(value, value)
        return value

    def _check_size(self, value: object) -> Value:
        entries = (value,) * self.length if isinstance(value, int) else value
        if not isinstance(entries, tuple | list):
            raise self._refused(value)
        if len(entries) == 1:
            entries = tuple(entries) * self.length
        if len(entries) != self.length or any(isinstance(e, bool) or not isinstance(e, int) for e in entries):
            raise self._refused(value)
        for entry in entries:
            self._check_bounds(entry, value)
        return tuple(entries)

    def _check_bounds(self, number: float, value: object) -> None:
        too_small = self.minimum is not None and number < self.minimum
        too_large = self.maximum is not None and number > self.maximum
        if too_small or too_large:
            raise self._refused(value)

    def _refused(self, value: object) -> ModelLabError:
        return ModelLabError(
            Text(
                "{label}: expected {expected}. Received {received}.",
                label=Text(self.label),
                expected=self.expectation(),
                received=_shown(value),
            )
        )

    def label_of(self, value: Value) -> Text:
        """Return the label of one of the choices."""
        return Text(next(choice.label for choice in self.choices if choice.value == value))

    def expectation(self) -> Text:
        """Say which values are allowed, for messages and tooltips."""
        if self.type == "choice":
            return Text("one of {choices}", choices=", ".join(choice.value for choice in self.choices))
        nouns = {
            "bool": Text("true or false"),
            "text": Text("a text"),
            "file": Text("the path of a file"),
            "folder": Text("the path of a folder"),
            "int": Text("a whole number"),
            "float": Text("a number"),
            "size": Text("{length} whole numbers", length=self.length),
        }
        noun = nouns[self.type]
        if self.minimum is not None and self.maximum is not None:
            return Text("{noun} from {low} to {high}", noun=noun, low=_plain(self.minimum), high=_plain(self.maximum))
        if self.minimum is not None:
            return Text("{noun} of at least {low}", noun=noun, low=_plain(self.minimum))
        if self.maximum is not None:
            return Text("{noun} of at most {high}", noun=noun, high=_plain(self.maximum))
        return noun


def _plain(number: float) -> str:
    return f"{number:g}" if abs(number) < 1e6 else f"{int(number):,}"


def _shown(value: object) -> str:
    if value is None or value == "":
        return Text("nothing")
    text = str(value)
    return text if len(text) <= 80 else text[:77] + "..."


class Settings(Mapping[str, Value]):
    """Checked values of a row's settings, complete with defaults; immutable and comparable.

    The typed getters (``int``, ``float`` ...) exist because a row's functions know the types that the rows declare.
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._values.items())))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self._values == dict(other)

    def __repr__(self) -> str:
        return f"Settings({self._values!r})"

    def integer(self, name: str) -> int:
        """Return an ``int`` setting."""
        value = self._values[name]
        assert isinstance(value, int), name
        return value

    def number(self, name: str) -> float:
        """Return a ``float`` setting."""
        value = self._values[name]
        assert isinstance(value, int | float), name
        return float(value)

    def flag(self, name: str) -> bool:
        """Return a ``bool`` setting."""
        return self._values[name] is True

    def text(self, name: str) -> str:
        """Return a ``text`` or ``choice`` setting."""
        value = self._values[name]
        assert isinstance(value, str), name
        return value

    def size(self, name: str) -> tuple[int, ...]:
        """Return a ``size`` setting."""
        value = self._values[name]
        assert isinstance(value, tuple), name
        return value

    def replace(self, **changes: Value) -> Settings:
        """Return a copy with some values changed (unchecked)."""
        return Settings({**self._values, **changes})


def complete(rows: Iterable[Setting], values: Mapping[str, object]) -> Settings:
    """Check ``values`` against ``rows`` and fill in the defaults of those that are missing.

    Raises:
        ModelLabError: A name is unknown (the nearest one is listed), or a value is not allowed.
    """
    known = {row.name: row for row in rows}
    for name in values:
        if name not in known:
            raise unknown(Text("setting"), name, known)
    return Settings({name: row.check(values[name]) if name in values else row.default for name, row in known.items()})
