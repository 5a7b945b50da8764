"""What the columns of a table are for: as the user says, or else as their cells look."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from modellab.data.cells import is_gap, read_number
from modellab.data.preparation import Preparation
from modellab.data.samples import Array, Column, ColumnRole, Role
from modellab.data.sources.text_roles import facts_of
from modellab.data.sources.textfile import text_array
from modellab.errors import ModelLabError, Text, unknown
from modellab.settings import Setting, Settings

_ID_NAMES = ("id", "index", "unnamed: 0", "rowid", "row_id", "no", "nr")
_MAX_CATEGORIES = 64
_MAX_INPUTS = 1000
_LEAST_REPEATS = 5
"""Rows that each of many categories must have on average, or its embedding would learn single rows by heart."""
_WORDS_OF_PROSE = 6
"""Words of a cell on average, a Chinese character counting as one; names, tickets and titles have fewer."""
_PROBED = 500
_MOST_TEXTS = 4
"""Columns that get an input of their own without being asked for."""

MANY_VALUES = (Text("nearly every row has another text"), Text("it has too many different values"))
"""Why words are ignored that are neither categories nor sentences."""
OPTIONS: Mapping[str, Role] = {
    "numbers": "number", "categories": "category", "embedded": "embedding", "texts": "text", "ignored": "ignored",
}  # fmt: skip
"""Names of the settings that list columns, and what they make of them."""
ROLE_SETTINGS = (
    Setting("numbers", "Number columns", "text", "",
            "Cells that are no numbers count as gaps. Names separated by commas.", advanced=True),
    Setting("categories", "Category columns", "text", "",
            "Each different value becomes one input. Names separated by commas.", advanced=True),
    Setting("embedded", "Embedded columns", "text", "",
            "Each different value becomes a few numbers that are learned, which suits many values. Names separated by "
            "commas.", advanced=True),
    Setting("texts", "Text columns", "text", "",
            "Read word by word, each through a text input. Names separated by commas.", advanced=True),
    Setting("ignored", "Ignored columns", "text", "",
            "Names separated by commas; one with a comma in it stands in quotation marks.", advanced=True),
)  # fmt: skip
"""In the window they stand under More, since there is a choice for each column."""


@dataclass(frozen=True)
class Parsed:
    """A column of the file, understood.

    Attributes:
        cells: Numbers or codes, float64 with NaN for gaps; texts, objects with "" for gaps; empty where ignored.
        values: Names of the codes.
        why: Why it is ignored, or what of it was left out; empty for nothing to say.
    """

    name: str
    role: Role
    cells: Array
    values: tuple[str, ...] = ()
    decimal: str = "."
    why: str = ""

    @property
    def is_input(self) -> bool:
        """Whether it is part of the table that the network reads."""
        return self.role in ("number", "category")

    @property
    def is_text(self) -> bool:
        """Whether it is a text field of its own."""
        return self.role in ("embedding", "text")

    @property
    def column(self) -> Column:
        """A column of the table, before it is known which values occur in the training split."""
        return Column(self.name, "number" if self.role == "number" else "category", self.values, 0, self.decimal)

    def as_role(self) -> ColumnRole:
        """Say what it is for."""
        return ColumnRole(self.name, self.role, self.why)


def chosen_roles(options: Settings, header: Sequence[str]) -> dict[str, Role]:
    """Return what the user says of columns, by name.

    Raises:
        ModelLabError: There is no such column, or it stands in two lists.
    """
    found: dict[str, Role] = {}
    for option, role in OPTIONS.items():
        for name in names_of(options.text(option)):
            if name not in header:
                raise unknown(Text("column"), name, header)
            if found.setdefault(name, role) != role:
                raise ModelLabError(
                    Text('The column "{name}" is chosen to be two things.', name=name),
                    Text("Name it in one list only."),
                )
    return found


def names_of(listed: str) -> tuple[str, ...]:
    """Take apart what one of ``ROLE_SETTINGS`` lists."""
    return tuple(name.strip() for row in csv.reader([listed], skipinitialspace=True) for name in row if name.strip())


def listed(names: Sequence[str]) -> str:
    """Write names so that ``names_of`` reads them."""
    return ", ".join('"' + name.replace('"', '""') + '"' if set(name) & set(',"') else name for name in names)


def with_role(options: Settings, name: str, role: Role) -> Settings:
    """Choose what a column is for, whatever it was before."""
    lists = {option: [n for n in names_of(options.text(option)) if n != name] for option in OPTIONS}
    for option, made in OPTIONS.items():
        lists[option] += [name] * (made == role)
    target = options.text("target")
    if role == "target":
        target = name
    elif target == name:
        target = ""
    return options.replace(target=target, **{option: listed(names) for option, names in lists.items()})


def with_words_of(options: Settings, preparation: Preparation) -> Settings:
    """Have columns of words read as in the training, where other rows would let them be taken for something else."""
    known: dict[str, list[str]] = {"categories": [], "embedded": [], "texts": []}
    for column in preparation.columns:
        known["categories"] += [column.name] * (column.kind == "category")
    for scale in preparation.texts:
        known["embedded" if scale.is_category else "texts"] += [scale.column] * bool(scale.column)
    taken = {name for names in known.values() for name in names}
    lists = {o: [n for n in names_of(options.text(o)) if n not in taken] + known.get(o, []) for o in OPTIONS}
    return options.replace(**{option: listed(names) for option, names in lists.items()})


def parse_column(name: str, texts: Sequence[str], role: Role | None = None) -> Parsed:
    """Read the cells of a column.

    Args:
        name: From the header.
        texts: Its cells.
        role: What it is for; None to infer it.

    Raises:
        ModelLabError: It cannot be that.
    """
    return _READ[role](name, texts) if role is not None else _inferred(name, texts)


def limited(columns: Sequence[Parsed], chosen: Mapping[str, Role]) -> list[Parsed]:
    """Ignore texts beyond those that a first network should have an input for, unless they were asked for."""
    texts = [column for column in columns if column.is_text]
    surplus = {column.name for column in texts[_MOST_TEXTS:] if column.name not in chosen}
    why = Text("{count} texts are read already", count=_MOST_TEXTS)
    return [_ignored(column.name, why) if column.name in surplus else column for column in columns]


def codes(texts: Sequence[str], values: Sequence[str]) -> Array:
    """Return the place of each text among ``values``, float64; NaN for others."""
    code = {value: float(number) for number, value in enumerate(values)}
    return np.array([code.get(text, np.nan) for text in texts], np.float64)


def _inferred(name: str, texts: Sequence[str]) -> Parsed:
    filled = [text for text in texts if not is_gap(text)]
    different = len(set(filled))
    if not filled:
        return _ignored(name, Text("it is empty"))
    numbers = _numbers(name, texts)
    if numbers is not None:
        is_id = name.strip().lower() in _ID_NAMES and different == len(texts)
        return replace(numbers, role="ignored", why=Text("it numbers the rows")) if is_id else numbers
    if different <= min(_MAX_CATEGORIES, max(2, len(filled) // 2)):
        return _category(name, texts)
    if _is_prose(texts, filled):
        return _words("text", name, texts)
    if different * _LEAST_REPEATS <= len(filled):
        return _words("embedding", name, texts)
    return _ignored(name, MANY_VALUES[different <= len(filled) // 2])


def _is_prose(texts: Sequence[str], filled: Sequence[str]) -> bool:
    """Whether cells are sentences rather than names, codes or addresses."""
    some = filled[:: max(1, len(filled) // _PROBED)]
    num_words = sum(len(text.split()) + sum("\u3040" <= letter <= "\u9fff" for letter in text) for text in some)
    return num_words >= _WORDS_OF_PROSE * len(some) and facts_of(texts).can_be_text


def _numbers(name: str, texts: Sequence[str]) -> Parsed | None:
    """Read numbers with the sign for decimals that all of them have; None where some are none."""
    for decimal in (".", ","):
        numbers = [np.nan if is_gap(text) else read_number(text, decimal) for text in texts]
        if None not in numbers:
            return Parsed(name, "number", np.array(numbers, np.float64), decimal=decimal)
    return None


def _number(name: str, texts: Sequence[str]) -> Parsed:
    """Read what is a number; everything else is a gap."""
    read = _numbers(name, texts)
    if read is not None:
        return read
    numbers = max(([read_number(text, decimal) for text in texts] for decimal in (".", ",")), key=_num_known)
    if not _num_known(numbers):
        raise ModelLabError(
            Text('The column "{name}" holds no numbers.', name=name), Text("Choose category or text for it.")
        )
    decimal = "." if numbers == [read_number(text) for text in texts] else ","
    lost = sum(number is None and not is_gap(text) for number, text in zip(numbers, texts, strict=True))
    cells = np.array([np.nan if number is None else number for number in numbers], np.float64)
    why = Text("{count} cells are no numbers and count as gaps", count=lost)
    return Parsed(name, "number", cells, decimal=decimal, why=why)


def _num_known(numbers: Sequence[float | None]) -> int:
    return sum(number is not None for number in numbers)


def _category(name: str, texts: Sequence[str]) -> Parsed:
    values = tuple(sorted({text for text in texts if not is_gap(text)}))
    if len(values) > _MAX_INPUTS:
        raise ModelLabError(
            Text('The column "{name}" has {count} different values. At most 1,000 can be an input each.',
                 name=name, count=len(values)),
            Text("Choose embedding or text for it."),
        )  # fmt: skip
    return Parsed(name, "category", codes(texts, values), values)


def _words(role: Role, name: str, texts: Sequence[str]) -> Parsed:
    return Parsed(name, role, text_array("" if is_gap(text) else text for text in texts))


def _ignored(name: str, why: str) -> Parsed:
    return Parsed(name, "ignored", np.empty(0), why=why)


_READ: Mapping[Role, Callable[[str, Sequence[str]], Parsed]] = {
    "number": _number,
    "category": _category,
    "embedding": lambda name, texts: _words("embedding", name, texts),
    "text": lambda name, texts: _words("text", name, texts),
    "ignored": lambda name, _texts: _ignored(name, ""),
}
