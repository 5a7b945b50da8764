"""Which files of a folder, or beside a chosen file, hold texts, and what their names say of them."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

from modellab.data.dataset import SplitName
from modellab.data.pictures import SUFFIXES as PICTURE_SUFFIXES
from modellab.data.sources.folder import Entry, Folder
from modellab.data.sources.packed import unpack
from modellab.data.sources.textfile import read_bytes, sample_of
from modellab.errors import ModelLabError, Text

SPLIT_WORDS: Mapping[str, SplitName] = {
    "train": "train", "training": "train",
    "val": "validation", "valid": "validation", "validation": "validation", "dev": "validation",
    "test": "test", "testing": "test",
}  # fmt: skip
_SPLIT = re.compile(r"(?:^|(?<=[^a-z]))(train(?:ing)?|val(?:id(?:ation)?)?|dev|test(?:ing)?)(?=[^a-z]|$)")
_POLES = (("pos", "neg"), ("positive", "negative"), ("spam", "ham"))
_SUFFIXES = frozenset({
    "", ".txt", ".text", ".csv", ".tsv", ".tab", ".data", ".dat", ".train", ".test", ".dev", ".valid",
    ".json", ".jsonl", ".md", *(f".{word}" for poles in _POLES for word in poles),
})  # fmt: skip
_ABOUT = re.compile(
    r"^(readme|source|licen[cs]e|notice|about|changelog|citation|requirements|classes|class|labels|vocab)\b", re.I
)
_CLASS_LISTS = ("classes.txt", "class.txt", "labels.txt", "class_names.txt")
_PEEKED = 2000
_SAMPLED = 5


@dataclass(frozen=True)
class Part:
    """A file of texts.

    Attributes:
        path: Relative to what was chosen.
        read: Returns its bytes, unpacked.
        problem: Why it must not be read; empty if it may.
    """

    path: PurePosixPath
    read: Callable[[], bytes]
    problem: str = ""

    @property
    def split(self) -> SplitName | None:
        """The split that the name of the file tells."""
        return split_of(self.path.name)


def split_of(name: str) -> SplitName | None:
    """Return the split that a name such as ``train_25k.csv.gz`` tells, if any."""
    found = _SPLIT.search(name.lower())
    return SPLIT_WORDS[found[1]] if found else None


def stem_of(path: PurePosixPath) -> str:
    """Return the name of a file without what packing and kind add to it."""
    name = path.name[:-3] if path.suffix.lower() == ".gz" else path.name
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and f".{suffix.lower()}" in _SUFFIXES else name


def is_text_name(path: PurePosixPath | Path) -> bool:
    """Whether a file may hold texts to learn from, by its name."""
    name = path.name.lower().removesuffix(".gz")
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    suffix = PurePosixPath(name).suffix
    known = suffix in _SUFFIXES or suffix[1:].isdigit()
    return known and not hidden and not _ABOUT.match(name)


def text_parts(path: Path, *, is_alone: bool = False) -> list[Part]:
    """List the files of texts in a folder, or a single file and those that belong with it.

    Args:
        path: Folder or file.
        is_alone: Whether a single file stays single.

    Raises:
        ModelLabError: They cannot be listed.
    """
    if path.is_dir():
        folder = Folder(path)
        entries = [entry for entry in folder.entries() if is_text_name(entry.path)]
        return [Part(entry.path, partial(_read, folder, entry), entry.problem) for entry in entries]
    files = [path] if is_alone else beside(path)
    return [Part(PurePosixPath(file.name), partial(read_bytes, file)) for file in files]


def _read(folder: Folder, entry: Entry) -> bytes:
    return unpack(folder.read(entry), entry.path.name)


def peek_names(path: Path) -> list[PurePosixPath]:
    """List some files of a folder, enough to tell what it holds."""
    walked = (Path(root, name) for root, _, names in os.walk(path) for name in names)
    return [PurePosixPath(file.relative_to(path).as_posix()) for file in islice(walked, _PEEKED)]


def starts_of(path: Path, parts: Sequence[Part]) -> list[str]:
    """Read what the first files of a folder begin with; empty for what is no text."""
    return [sample_of(path / part.path) for part in parts[:_SAMPLED]]


def holds_texts(names: Sequence[PurePosixPath]) -> bool:
    """Whether files are texts rather than pictures."""
    return any(map(is_text_name, names)) and not any(name.suffix.lower() in PICTURE_SUFFIXES for name in names)


def reads_texts(path: Path) -> bool:
    """Whether a path could be texts, if people say that it is."""
    if path.is_dir():
        return holds_texts(peek_names(path))
    return is_text_name(path) and bool(sample_of(path))


def beside(path: Path) -> list[Path]:
    """Find the files that a chosen one is part of: the other splits, or the other pole (``.pos`` and ``.neg``)."""
    family = _family(path.name)
    siblings = [file for file in sorted(path.parent.iterdir()) if file.is_file() and is_text_name(file)]
    if split_of(path.name):
        same = [file for file in siblings if split_of(file.name) and _family(file.name) == family]
        return same if len({split_of(file.name) for file in same}) == len(same) > 1 else [path]
    pole = next((poles for poles in _POLES if set(_words(path.name)) & set(poles)), None)
    if pole is not None:
        other = [file for file in siblings if _without(file.name, pole) == _without(path.name, pole)]
        return other if len(other) == len(pole) else [path]
    return [path]


def _family(name: str) -> str:
    """Reduce a name to what the files of all splits share: ``train_25k.csv.gz`` to ``_k.csv.gz``."""
    return re.sub(r"\d+", "", _SPLIT.sub("", name.lower()))


def _words(name: str) -> list[str]:
    return re.split(r"[^a-z]+", name.lower())


def _without(name: str, poles: Sequence[str]) -> str:
    return re.sub(rf"(?<![a-z])({'|'.join(poles)})(?![a-z])", "*", name.lower())


def class_names_of(files: Sequence[PurePosixPath]) -> list[str]:
    """Name the classes of files that hold one each: what differs among their names, the stem or the suffix."""
    stems = [stem_of(file) for file in files]
    if len(set(stems)) == len(files):
        return stems
    return [f"{stem_of(file)}{file.suffix}" if stem_of(file) != stems[0] else file.suffix[1:] for file in files]


def class_list(path: Path) -> tuple[str, ...]:
    """Read the names of numbered classes from a file that often lies beside the texts."""
    folder = path if path.is_dir() else path.parent
    for name in _CLASS_LISTS:
        file = folder / name
        if file.is_file() and file.stat().st_size < 2**16:
            try:
                return tuple(line.strip() for line in read_bytes(file).decode("utf-8").splitlines() if line.strip())
            except (ModelLabError, UnicodeDecodeError):
                continue  # a list that cannot be read leaves the numbers as they are
    return ()


def usual_depth(parts: Sequence[Part]) -> tuple[int, int]:
    """Return how many folders lie around everything, and how many more around most files."""
    wrapping = 0
    while all(len(part.path.parts) > wrapping + 1 for part in parts):
        names = {part.path.parts[wrapping] for part in parts}
        if len(names) > 1 or names.pop().lower() in SPLIT_WORDS:
            break
        wrapping += 1
    depths = Counter(len(part.path.parts) - wrapping - 1 for part in parts)
    return wrapping, depths.most_common(1)[0][0] if depths else 0


def no_texts(name: str) -> ModelLabError:
    """Build the error for a folder without files of texts."""
    return ModelLabError(
        Text("{name} holds no texts.", name=name),
        Text("Choose a file of labelled lines, or a folder with a file or a sub-folder of texts for each class."),
    )
