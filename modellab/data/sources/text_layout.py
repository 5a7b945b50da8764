"""How the files of a data set of texts are sorted: labels in the lines, a file a class, or a folder a class."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from modellab.data.dataset import SplitName
from modellab.data.sources.text_form import Skipped
from modellab.data.sources.text_parts import SPLIT_WORDS, Part, class_names_of, no_texts, stem_of, usual_depth
from modellab.data.sources.text_rows import has_columns, is_words, lines_of, num_empty_lines
from modellab.errors import Text
from modellab.settings import Choice, Setting

Layout = Literal["rows", "file", "folder"]
LAYOUT = Setting(
    "layout", "Labels", "choice", "auto", "Where the label of a text stands.",
    choices=(Choice("auto", "Automatic"), Choice("rows", "In its line"), Choice("file", "One file for each class"),
             Choice("folder", "One folder for each class")),
)  # fmt: skip
_UNLABELLED = ("unsup", "unlabeled", "unlabelled")
_EMPTY_SHARE = 0.02
_SENTENCE = 400


@dataclass(frozen=True)
class Item:
    """A file that takes part.

    Attributes:
        split: None where the data came without splits.
        label: Class of everything in it; empty where its lines tell.
    """

    part: Part
    split: SplitName | None = None
    label: str = ""


@dataclass(frozen=True)
class Arrangement:
    """All files, sorted."""

    layout: Layout
    items: tuple[Item, ...]
    skipped: tuple[Skipped, ...] = ()


def arrange(parts: Sequence[Part], layout: str, name: str, *, has_form: bool) -> Arrangement:
    """Sort the files of a data set by what their paths say.

    Args:
        parts: All files.
        layout: As people chose it, or ``auto``.
        name: Of what was chosen, for messages.
        has_form: Whether the lines of the first file hold labels and texts.

    Raises:
        ModelLabError: There are none.
    """
    readable = [part for part in parts if not part.problem]
    skipped = [(str(part.path), part.problem) for part in parts if part.problem]
    if not readable:
        raise no_texts(name)
    chosen = _layout(readable, has_form=has_form) if layout == "auto" else layout
    if chosen == "rows":
        items, more = _rows(readable)
    elif chosen == "file":
        items, more = _file_a_class(readable)
    else:
        items, more = _folder_a_class(readable)
    if not items:
        raise no_texts(name)
    return Arrangement("rows" if chosen == "rows" else "file" if chosen == "file" else "folder",
                       _with_training(items), (*skipped, *more))  # fmt: skip


def _layout(parts: Sequence[Part], *, has_form: bool) -> Layout:
    wrapping, depth = usual_depth(parts)
    if depth == 0:
        return "rows" if has_form or len(parts) == 1 else "file"
    first = {part.path.parts[wrapping].lower() for part in parts if len(part.path.parts) > wrapping + 1}
    return "file" if depth == 1 and first <= set(SPLIT_WORDS) else "folder"


def _rows(parts: Sequence[Part]) -> tuple[list[Item], list[Skipped]]:
    if len({part.split for part in parts if part.split}) < 2:
        return [Item(part) for part in parts], []
    reason = Text("its name tells neither train nor test")
    skipped: list[Skipped] = [(str(part.path), reason) for part in parts if not part.split]
    return [Item(part, part.split) for part in parts if part.split], skipped


def _file_a_class(parts: Sequence[Part]) -> tuple[list[Item], list[Skipped]]:
    """Read ``class.txt``, or ``split/class.txt``."""
    wrapping, depth = usual_depth(parts)
    kept = [part for part in parts if len(part.path.parts) == wrapping + depth + 1]
    folders = sorted({part.path.parent for part in kept})
    items = []
    for folder in folders:
        inside = [part for part in kept if part.path.parent == folder]
        names = class_names_of([part.path for part in inside])
        split = SPLIT_WORDS.get(folder.name.lower())
        items += [Item(part, split, label) for part, label in zip(inside, names, strict=True)]
    outside: list[Skipped] = [
        (str(part.path), Text("not beside the files of the classes")) for part in parts if part not in kept
    ]
    return items, outside


def _folder_a_class(parts: Sequence[Part]) -> tuple[list[Item], list[Skipped]]:
    """Read ``class/text.txt``, or ``split/class/text.txt``."""
    wrapping, _ = usual_depth(parts)
    items: list[Item] = []
    skipped: list[Skipped] = []
    for part in parts:
        folders = part.path.parts[wrapping:-1]
        split = SPLIT_WORDS.get(folders[0].lower()) if folders else None
        label = next(iter(folders[1:] if split else folders), "")
        if not label:
            skipped.append((str(part.path), Text("not inside the folder of a class")))
        elif label.lower() in _UNLABELLED:
            skipped.append((str(part.path), Text("it has no label")))
        else:
            items.append(Item(part, split, label))
    return items, skipped


def _with_training(items: Sequence[Item]) -> tuple[Item, ...]:
    """Make sure that something trains: without training files, those for validation do."""
    splits = {item.split for item in items}
    if None in splits or len(splits) < 2:
        return tuple(replace(item, split=None) for item in items)
    if "train" in splits:
        return tuple(items)
    return tuple(replace(item, split="train") if item.split == "validation" else item for item in items)


def are_class_files(parts: Sequence[Part], starts: Sequence[str]) -> bool:
    """Whether files hold a text a line, all lines of a file of one class, rather than running text.

    Args:
        parts: Files that lie side by side.
        starts: What some of them begin with.
    """
    stems = {stem_of(part.path).strip("0123456789-_ ").lower() for part in parts}
    if len(stems) < 2 and len({part.path.suffix for part in parts}) < 2:
        return False  # chapter1.txt, chapter2.txt
    return all(
        is_words(start) and not has_columns(start, part.path.name) and _has_text_a_line(start)
        for start, part in zip(starts, parts, strict=False)
    )


def _has_text_a_line(start: str) -> bool:
    lines = lines_of(start)
    if len(lines) < 2 or num_empty_lines(start) > _EMPTY_SHARE * len(lines):
        return False
    return statistics.median(len(line) for _, line in lines) <= _SENTENCE
