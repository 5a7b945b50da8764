"""Which class and which split a picture belongs to, read off its path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from modellab.data.dataset import SplitName
from modellab.data.pictures import SUFFIXES
from modellab.data.sources.folder import Entry
from modellab.errors import ModelLabError, Text

_SPLITS: Mapping[str, SplitName] = {
    "train": "train", "training": "train",
    "val": "validation", "valid": "validation", "validation": "validation", "dev": "validation",
    "test": "test", "testing": "test",
}  # fmt: skip
_JUNK = ("__MACOSX",)


@dataclass(frozen=True, slots=True)
class Sample:
    """A picture, not yet read."""

    entry: Entry
    class_name: str
    split: SplitName


@dataclass(frozen=True)
class Layout:
    """What the paths of a folder say.

    Attributes:
        samples: In the order of paths.
        classes: Sorted names of those that have training pictures.
        skipped: (path, reason) of everything else.
        has_splits: Whether the folder is divided into train, validation or test.
    """

    samples: tuple[Sample, ...]
    classes: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    has_splits: bool


def read_layout(entries: Sequence[Entry], name: str) -> Layout:
    """Understand ``class/picture`` and ``split/class/picture``, with or without one folder around them.

    Raises:
        ModelLabError: There are no pictures, no class folders, or there is only one class.
    """
    pictures, skipped = _pictures(entries)
    if not pictures:
        raise ModelLabError(
            Text("{name} holds no pictures.", name=name),
            Text(
                "Choose a folder with a sub-folder of PNG, JPEG, BMP, GIF, WEBP or TIFF pictures for each class, or "
                "a single file of other data."
            ),
        )
    depth = _wrapping(pictures)
    has_splits = _has_splits(pictures, depth)
    samples = []
    for entry in pictures:
        sample = _sample(entry, entry.path.parts[depth:], has_splits)
        if isinstance(sample, Sample):
            samples.append(sample)
        else:
            skipped.append((str(entry.path), sample))
    classes = tuple(sorted({sample.class_name for sample in samples if sample.split == "train"}))
    _check(classes, samples, name)
    unknown = [sample for sample in samples if sample.class_name not in classes]
    skipped += [(str(sample.entry.path), Text("its class has no training pictures")) for sample in unknown]
    kept = tuple(sample for sample in samples if sample.class_name in classes)
    return Layout(kept, classes, tuple(skipped), has_splits)


def _pictures(entries: Sequence[Entry]) -> tuple[list[Entry], list[tuple[str, str]]]:
    pictures: list[Entry] = []
    skipped: list[tuple[str, str]] = []
    for entry in entries:
        parts = entry.path.parts
        if entry.path.suffix.lower() not in SUFFIXES or parts[0] in _JUNK or parts[-1].startswith("."):
            skipped.append((str(entry.path), Text("not a picture")))
        elif entry.problem:
            skipped.append((str(entry.path), entry.problem))
        else:
            pictures.append(entry)
    return pictures, skipped


def _wrapping(pictures: Sequence[Entry]) -> int:
    """Count folders around everything: archives usually hold one, and people choose the one above."""
    depth = 0
    while all(len(entry.path.parts) > depth + 2 for entry in pictures):
        names = {entry.path.parts[depth] for entry in pictures}
        if len(names) > 1 or names.pop().lower() in _SPLITS:
            break
        depth += 1
    return depth


def _has_splits(pictures: Sequence[Entry], depth: int) -> bool:
    """Whether the first level is the split: there is a training folder, and it has folders below."""
    return any(
        len(entry.path.parts) > depth + 2 and _SPLITS.get(entry.path.parts[depth].lower()) == "train"
        for entry in pictures
    )


def _sample(entry: Entry, parts: tuple[str, ...], has_splits: bool) -> Sample | str:
    """Return the sample, or the reason why it is none."""
    if has_splits:
        split = _SPLITS.get(parts[0].lower())
        if split is None:
            return Text("outside the folders train, val and test")
        parts = parts[1:]
    else:
        split = "train"
    if len(parts) < 2:
        return Text("not inside the folder of a class")
    return Sample(entry, parts[0], split)


def _check(classes: tuple[str, ...], samples: Sequence[Sample], name: str) -> None:
    if not samples or not classes:
        raise ModelLabError(
            Text("The pictures in {name} are not sorted into classes.", name=name),
            Text("Make a sub-folder for each class and put its pictures there."),
        )
    if len(classes) == 1:
        raise ModelLabError(
            Text('{name} has only one class, "{label}". At least two are needed.', name=name, label=classes[0]),
            Text("Choose the folder above, or add a sub-folder for another class."),
        )
