"""Rows of a text file whose dialect is not known: every way that labels and texts, or pairs, are written in lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from modellab.data.sources.csvfile import read_quoted
from modellab.errors import ModelLabError, Text
from modellab.settings import Choice, Setting

FASTTEXT = "__label__"
_EVEN = 0.9
_QUOTED = 0.5
_LETTERS = 0.5
_AIRY = 0.1
_SNIFFED = 200

Row = tuple[int, list[str]]
"""Line of the file, and its cells without surrounding blanks."""


@dataclass(frozen=True, slots=True)
class Splitter:
    """One way to take lines apart.

    Attributes:
        key: Of the choice ``delimiter``.
        split: Text and name of a file to its rows; a row that cannot be taken apart has one cell.
        is_guess: Whether running text could be taken apart like this as well, so that labels must be beyond doubt.
        unlike: Key of the splitter whose rows this one is not tried on: their first column is no label.
    """

    key: str
    split: Callable[[str, str], list[Row]]
    is_guess: bool = False
    unlike: str = ""


def lines_of(text: str) -> list[tuple[int, str]]:
    r"""Number the lines that hold something.

    Only ``\n`` and ``\r\n`` end a line: old texts hold ``\x85`` and the like within sentences.
    """
    numbered = ((number, line.strip()) for number, line in enumerate(_with_line_feeds(text).split("\n"), 1))
    return [(number, line) for number, line in numbered if line]


def _with_line_feeds(text: str) -> str:
    """End the lines of old Macintosh files as all others are."""
    return text if "\n" in text else text.replace("\r", "\n")


def num_empty_lines(text: str) -> int:
    """Count lines without content, not counting the end of the last one."""
    return sum(not line.strip() for line in _with_line_feeds(text).removesuffix("\n").split("\n"))


def is_airy(text: str) -> bool:
    """Whether empty lines part paragraphs or verses, as they never part rows."""
    return num_empty_lines(text) > _AIRY * text.count("\n")


def _plain(separator: str) -> Callable[[str, str], list[Row]]:
    def split(text: str, _name: str) -> list[Row]:
        # Not through lines_of: a line may end with the separator, which is a blank when it is a tab.
        numbered = enumerate(_with_line_feeds(text).split("\n"), 1)
        lines = ((number, line) for number, line in numbered if line.strip())
        return [(number, [cell.strip() for cell in line.split(separator)]) for number, line in lines]

    return split


def _quoted(separator: str) -> Callable[[str, str], list[Row]]:
    return lambda text, name: read_quoted(text, separator, name)


def _tab(text: str, name: str) -> list[Row]:
    """Split at tabs. Quotation marks are characters like others, unless cells are wrapped in them throughout."""
    rows = _plain("\t")(text, name)
    wrapped = sum(any(cell.startswith('"') for cell in row) for _, row in rows[:_SNIFFED])
    return _quoted("\t")(text, name) if wrapped > _QUOTED * len(rows[:_SNIFFED]) else rows


def _first(separator: str | None) -> Callable[[str, str], list[Row]]:
    return lambda text, _name: [
        (number, [cell.strip() for cell in line.split(separator, 1)]) for number, line in lines_of(text)
    ]


def _last(separator: str | None) -> Callable[[str, str], list[Row]]:
    return lambda text, _name: [
        (number, [cell.strip() for cell in line.rsplit(separator, 1)]) for number, line in lines_of(text)
    ]


def _fasttext(text: str, _name: str) -> list[Row]:
    """Read ``__label__x a text``; several labels stand in one cell, separated by blanks."""
    rows = []
    for number, line in lines_of(text):
        words = line.split(" ")
        labels = [word.removeprefix(FASTTEXT) for word in words if word.startswith(FASTTEXT)]
        rest = " ".join(word for word in words if not word.startswith(FASTTEXT))
        rows.append((number, [" ".join(labels), rest.strip()] if labels else [line]))
    return rows


SPLITTERS: tuple[Splitter, ...] = (
    Splitter("fasttext", _fasttext),
    Splitter("tab", _tab),
    Splitter(",", _quoted(",")),
    Splitter(";", _quoted(";")),
    Splitter("|", _quoted("|")),
    Splitter("comma_first", _first(","), is_guess=True, unlike=","),
    Splitter("comma_last", _last(","), is_guess=True, unlike=","),
    Splitter("colon", _first(":"), is_guess=True),
    Splitter("space", _first(None), is_guess=True),
    Splitter("space_last", _last(None), is_guess=True),
)
"""Asked in this order; the first that makes even rows with a label and a text in them is taken."""

DELIMITER = Setting(
    "delimiter", "Delimiter", "choice", "auto", "What stands between the columns of a line.", advanced=True,
    choices=(
        Choice("auto", "Automatic"), Choice("tab", "Tab"), Choice(",", "Comma"), Choice(";", "Semicolon"),
        Choice("|", "|"), Choice("space", "Blank, after the first word"),
        Choice("space_last", "Blank, before the last word"), Choice("comma_first", "The first comma"),
        Choice("comma_last", "The last comma"), Choice("colon", "The first colon"), Choice("fasttext", "__label__"),
    ),
)  # fmt: skip
HEADER = Setting(
    "header", "First row", "choice", "auto", "Whether the first row names the columns.", advanced=True,
    choices=(Choice("auto", "Automatic"), Choice("yes", "Names"), Choice("no", "Data")),
)  # fmt: skip


def even_rows(rows: Sequence[Row]) -> tuple[int, list[Row], list[tuple[str, str]]]:
    """Sort out rows that have more or fewer cells than is usual.

    Returns:
        The usual number of cells, 0 if there is none or most rows differ; the rows that have it; the others.
    """
    if not rows:
        return 0, [], []
    width, count = Counter(len(cells) for _, cells in rows).most_common(1)[0]
    if width < 2 or count < _EVEN * len(rows):
        return 0, [], []
    even = [row for row in rows if len(row[1]) == width]
    odd: list[tuple[str, str]] = [
        (Text("line {line}", line=number), Text("{count} cells instead of {width}", count=len(cells), width=width))
        for number, cells in rows
        if len(cells) != width
    ]
    return width, even, odd


def has_columns(start: str, name: str) -> bool:
    """Whether the lines of a file fall into columns."""
    if is_airy(start):
        return False
    for splitter in SPLITTERS:
        if splitter.is_guess:
            continue
        try:
            rows = splitter.split(start, name)
        except ModelLabError:  # a quotation mark that is none
            continue
        if len(rows) > 1 and even_rows(rows)[0]:
            return True
    return False


def is_words(start: str) -> bool:
    """Whether a text consists of letters more than of digits and signs."""
    solid = [character for character in start if not character.isspace()]
    return sum(character.isalpha() for character in solid) >= _LETTERS * len(solid) > 0
