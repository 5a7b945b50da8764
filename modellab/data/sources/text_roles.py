"""Which column of a file is the label, and which are texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from modellab.data.cells import is_gap, read_number

LABEL_NAMES = frozenset({
    "label", "labels", "class", "category", "categories", "sentiment", "target", "y", "polarity", "tag", "intent",
    "topic", "lang", "language", "spam", "rating", "stars", "v1", "标签", "类别", "分类", "情感", "类型",
})  # fmt: skip
TEXT_NAMES = frozenset({
    "text", "texts", "review", "reviews", "sentence", "sentences", "content", "message", "comment", "comments", "title",
    "body", "description", "tweet", "headline", "question", "document", "news", "phrase", "source", "sms",
    "summary", "v2", "文本", "评论", "内容", "标题", "句子",
})  # fmt: skip
_ID_NAMES = frozenset({"id", "index", "unnamed: 0", "no", "nr", "rowid", "row_id", "phraseid", "sentenceid", "uuid"})
MAX_CLASSES = 1000
MAX_LABEL = 64
_MAX_GUESSED = 100
_MAX_TELLING = 64
_FEW_ROWS = 4
_LETTERS = 0.4
_PROBED = 200
_LONGEST_GAP = 20
_DATE = re.compile(r"^\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?([ T]\d.*)?$")
_CODE = re.compile(r"^[\w.:/-]*\d[\w.:/-]*$", re.ASCII)


@dataclass(frozen=True)
class Roles:
    """What the columns of a file are for, by their places.

    Attributes:
        others: Columns that are neither, nor number the rows.
    """

    label: int
    texts: tuple[int, ...]
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to know about a column.

    Attributes:
        num_rows: Cells, empty ones among them.
        num_different: Different cells that are not gaps.
        num_single: Cells that no other cell is equal to.
        longest: Characters of the longest cell.
        mean: Characters of a cell.
        is_number: Whether cells are numbers, ``is_whole``: none of them with decimals.
        letters: Share of letters among the characters of some cells.
        is_code: Whether cells are dates, links or numbers of rows.
    """

    num_rows: int
    num_different: int
    num_single: int
    longest: int
    mean: float
    is_number: bool
    is_whole: bool
    is_code: bool
    letters: float

    def can_be_label(self, *, is_guess: bool, is_sample: bool) -> bool:
        """Whether the cells repeat as labels do.

        Args:
            is_guess: Whether it must be beyond doubt, since running text repeats its words as well.
            is_sample: Whether only the beginning of a file is known, which may hold a single class.
        """
        most = min(_MAX_GUESSED, self.num_rows // 8) if is_guess else min(MAX_CLASSES, self.num_rows // 2)
        is_first_class = is_sample and self.num_rows > _FEW_ROWS and (self.is_number or not is_guess)
        least = 1 if is_first_class else 2
        is_enough = not is_guess or (self.num_rows >= _FEW_ROWS and self.num_single <= self.num_different // 4)
        fits = least <= self.num_different <= max(2, most) and 0 < self.longest <= MAX_LABEL
        return is_enough and fits and self.is_whole >= self.is_number

    @property
    def can_be_text(self) -> bool:
        """Whether the cells are words, mostly different ones."""
        is_words = not (self.is_number or self.is_code) and self.letters >= _LETTERS
        return is_words and self.num_different >= max(2, 0.3 * self.num_rows)

    @property
    def is_telling(self) -> bool:
        """Whether the cells may tell something about a row beside its text: numbers, or words that repeat."""
        repeats = self.num_different <= min(_MAX_TELLING, self.num_rows // 4)
        return self.num_different > 1 and not self.is_code and (self.is_number or repeats)

    @property
    def numbers_rows(self) -> bool:
        """Whether the cells tell rows apart and nothing else."""
        return self.is_code and self.num_different == self.num_rows and self.is_whole >= self.is_number


def facts_of(cells: Sequence[str]) -> Facts:
    """Look a column over."""
    filled = [cell for cell in cells if len(cell) > _LONGEST_GAP or not is_gap(cell)]
    different = Counter(filled)
    numbers = _numbers(different)
    return Facts(
        num_rows=len(cells),
        num_different=len(different),
        num_single=sum(count == 1 for count in different.values()),
        longest=max(map(len, different), default=0),
        mean=sum(map(len, filled)) / max(len(filled), 1),
        is_number=bool(numbers),
        is_whole=bool(numbers) and all(number.is_integer() for number in numbers),
        is_code=_are_codes(filled, different),
        letters=_letters(filled[:_PROBED]),
    )


def _numbers(cells: Collection[str]) -> list[float]:
    """Read cells as numbers, with either sign for decimals; empty if some of them are none."""
    for decimal in (".", ","):
        numbers: list[float] = []
        for cell in cells:
            number = read_number(cell, decimal)
            if number is None:
                break
            numbers.append(number)
        if len(numbers) == len(cells):
            return numbers
    return []


def _letters(cells: Sequence[str]) -> float:
    solid = [character for cell in cells for character in cell if not character.isspace()]
    return sum(character.isalpha() for character in solid) / max(len(solid), 1)


def _are_codes(filled: Sequence[str], different: Collection[str]) -> bool:
    if not filled:
        return False
    if all(_DATE.match(cell) or cell.startswith(("http://", "https://")) for cell in different):
        return True
    return len(different) == len(filled) and all(_CODE.match(cell) for cell in different)


def choose_roles(
    columns: Sequence[Facts], names: Sequence[str], *, is_guess: bool = False, is_sample: bool = False
) -> Roles | None:
    """Find the label and the texts among columns; None if one of them is not there.

    Args:
        columns: Facts of each column.
        names: First row of the file, which may or may not be a header.
        is_guess: As in ``Facts.can_be_label``.
        is_sample: As in ``Facts.can_be_label``.
    """
    lower = [name.strip().lower() for name in names]
    labels = [
        k for k, facts in enumerate(columns)
        if lower[k] not in _ID_NAMES and facts.can_be_label(is_guess=is_guess, is_sample=is_sample)
    ]  # fmt: skip
    if not labels:
        return None
    label = min(labels, key=lambda k: (lower[k] not in LABEL_NAMES, columns[k].num_different))
    texts = tuple(k for k in range(len(columns)) if k != label and columns[k].can_be_text and lower[k] not in _ID_NAMES)
    if not texts:
        return None
    return Roles(label, texts, _others(columns, lower, {label, *texts}))


def _others(columns: Sequence[Facts], names: Sequence[str], used: set[int]) -> tuple[int, ...]:
    return tuple(
        k for k, facts in enumerate(columns) if k not in used and names[k] not in _ID_NAMES and not facts.numbers_rows
    )


def is_header(first: Sequence[str], label: int, labels_below: set[str], *, label_is_number: bool) -> bool:
    """Whether a first row names columns: its label is nobody's, and it reads like names."""
    if not first[label] or first[label] in labels_below or any(read_number(cell) is not None for cell in first):
        return False
    if label_is_number or any(cell.lower() in LABEL_NAMES | TEXT_NAMES for cell in first):
        return True
    return all(len(cell) <= 32 and len(cell.split()) <= 2 for cell in first) and len(labels_below) <= 20
