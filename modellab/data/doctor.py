"""Looks a data set over for what makes training fail or its figures lie."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal

import numpy as np

from modellab.data.dataset import Field, SplitName
from modellab.data.samples import Dataset
from modellab.errors import Text

Severity = Literal["warning", "note"]
_IMBALANCE = 5.0
_FEW = 5
_SHOWN, _NAMED = 3, 20
_LEAK_CATEGORIES = 64
_LITTLE_TEXT = 50_000
_LONGEST_LINE = 1_000_000
_SAME = 0.99999


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing people should know about their data.

    Attributes:
        kind: ``unreadable``, ``empty_class``, ``few_samples``, ``imbalance``, ``duplicates``, ``contradiction``,
            ``leak``, ``little_text``, ``endless_line``, ``no_samples``, ``series``,
            ``columns``.
        samples: Sample numbers to look at.
    """

    kind: str
    severity: Severity
    sentence: Text
    samples: tuple[int, ...] = ()


def examine(dataset: Dataset) -> tuple[Finding, ...]:
    """Look a data set over; the most serious findings come first."""
    findings = [
        *_empty_splits(dataset),
        *_classes(dataset.schema.class_counts),
        *([] if dataset.series is not None else _duplicates(dataset)),  # windows overlap, and calm ones are alike
        *_leaks(dataset),
        *_little_text(dataset),
        *_endless_line(dataset),
        *_texts_of_rows(dataset),
        *_unreadable(dataset.schema.skipped),
        *(Finding("series", "note", note) for note in (dataset.series.notes if dataset.series is not None else ())),
    ]
    return tuple(sorted(findings, key=lambda finding: finding.severity != "warning"))


def _unreadable(skipped: Sequence[tuple[str, str]]) -> list[Finding]:
    return [Finding("unreadable", "note", left_out(skipped, _SHOWN))] if skipped else []


def left_out(skipped: Sequence[tuple[str, str]], shown: int = _NAMED) -> Text:
    """Name the first files or rows that were left out, with their reasons."""
    examples = [Text("{name}: {reason}", name=name, reason=reason) for name, reason in skipped[:shown]]
    if len(skipped) > shown:
        examples.append(Text("..."))
    return Text("{count} left out: {examples}", count=len(skipped), examples=reduce(_listed, examples))


def _listed(before: Text, after: Text) -> Text:
    """Join two entries; most reasons are no whole sentences."""
    if before.endswith("."):
        return Text("{before} {after}", before=before, after=after)
    return Text("{before}; {after}", before=before, after=after)


def _little_text(dataset: Dataset) -> list[Finding]:
    """Warn of running text that a network would learn by heart."""
    if dataset.schema.targets or [field.modality for field in dataset.schema.fields] != ["text"]:
        return []
    count = sum(map(len, dataset.samples("text", "train")))
    if count >= _LITTLE_TEXT:
        return []
    sentence = Text("There are only {count:,} characters to learn from. A network that writes needs {least:,} or more.",
                    count=count, least=_LITTLE_TEXT)  # fmt: skip
    return [Finding("little_text", "warning", sentence)]


def _endless_line(dataset: Dataset) -> list[Finding]:
    """Tell running text without line ends, which may be a table or labelled texts that lost theirs."""
    if dataset.schema.targets or [field.modality for field in dataset.schema.fields] != ["text"]:
        return []
    longest = here = 0
    for text in dataset.raw["text"]:
        parts = text.split("\n")
        longest = max(longest, here + len(parts[0]), *map(len, parts[1:]))
        here = len(parts[-1]) + (here if len(parts) == 1 else 0)
    if longest <= _LONGEST_LINE:
        return []
    sentence = Text("A line of the text is {count:.1f} million characters long. It is read as running text; if it "
                    "should hold labels or columns, its line ends are missing.", count=longest / 1e6)  # fmt: skip
    return [Finding("endless_line", "warning", sentence)]


def _texts_of_rows(dataset: Dataset) -> list[Finding]:
    """Say which columns need an input of their own."""
    texts, values = (
        ", ".join(column.name for column in dataset.roles if column.role == role) for role in ("text", "embedding")
    )
    sentences = (
        Text("Read word by word, each through a text input of its own: {names}.", names=texts),
        Text("Each value is one token, whose embedding the network learns: {names}.", names=values),
    )
    return [
        Finding("columns", "note", sentence)
        for sentence, names in zip(sentences, (texts, values), strict=True)
        if names
    ]


def _empty_splits(dataset: Dataset) -> list[Finding]:
    names = {"train": Text("train"), "validation": Text("validate"), "test": Text("test")}
    return [
        Finding("no_samples", "warning", Text("There are no samples to {split} on.", split=names[split]))
        for split, indices in dataset.splits.items()
        if not len(indices)
    ]


def _classes(counts: Mapping[str, int]) -> list[Finding]:
    found = [
        Finding("empty_class", "warning", Text('The class "{name}" has no training samples.', name=name))
        for name, count in counts.items()
        if count == 0
    ]
    few = [name for name, count in counts.items() if 0 < count < _FEW]
    if few:
        sentence = Text("Fewer than {count} training samples: {names}.", count=_FEW, names=", ".join(few[:10]))
        found.append(Finding("few_samples", "warning", sentence))
    filled = {name: count for name, count in counts.items() if count}
    if filled:
        most, least = max(filled, key=filled.__getitem__), min(filled, key=filled.__getitem__)
        if filled[most] >= _IMBALANCE * filled[least]:
            found.append(_imbalance(most, least, filled))
    return found


def _imbalance(most: str, least: str, counts: Mapping[str, int]) -> Finding:
    sentence = Text(
        '"{most}" has {num_most} training samples, "{least}" only {num_least}. Class weights make up for it.',
        most=most, num_most=counts[most], least=least, num_least=counts[least],
    )  # fmt: skip
    return Finding("imbalance", "warning", sentence)


def _duplicates(dataset: Dataset) -> list[Finding]:
    """Find equal content by hash; what stands in two splits makes the second one's figures too good."""
    split_of: dict[int, SplitName] = {int(i): name for name, indices in dataset.splits.items() for i in indices}
    groups: dict[bytes, list[int]] = defaultdict(list)
    inputs = [dataset.raw[field.name] for field in dataset.schema.inputs]
    for index in sorted(split_of):
        groups[b"".join(_content(raw[index]) for raw in inputs)].append(index)
    repeated = [group for group in groups.values() if len(group) > 1]
    across = [group for group in repeated if len({split_of[i] for i in group}) > 1]
    within = [group for group in repeated if len({split_of[i] for i in group}) == 1]
    return [
        *_duplicate_finding(dataset, across, is_across=True),
        *_duplicate_finding(dataset, within, is_across=False),
        *_contradictions(dataset, repeated),
    ]


def _content(sample: np.ndarray | str) -> bytes:
    """Hash one sample; equal ones give equal bytes."""
    content = sample.encode("utf-8", "surrogatepass") if isinstance(sample, str) else sample.tobytes()
    return hashlib.blake2b(content, digest_size=16).digest()


def _duplicate_finding(dataset: Dataset, groups: Sequence[Sequence[int]], *, is_across: bool) -> list[Finding]:
    if not groups:
        return []
    count = sum(len(group) - 1 for group in groups)
    first, second = (dataset.name_of(i) for i in groups[0][:2])
    pair = Text('"{first}" equals "{second}".', first=first, second=second)
    samples = tuple(i for group in groups for i in group)
    if is_across:
        told = Text("A sample stands in more than one split, so test figures look too good: {pair}", pair=pair)
        if count > 1:
            told = Text("{count} samples stand in more than one split, so test figures look too good. For example, "
                        "{pair}", count=count, pair=pair)  # fmt: skip
        return [Finding("duplicates", "warning", told, samples)]
    told = Text("A sample stands twice in the same split: {pair}", pair=pair)
    if count > 1:
        told = Text("{count} samples repeat others of the same split. For example, {pair}", count=count, pair=pair)
    return [Finding("duplicates", "note", told, samples)]


def _class_field(dataset: Dataset) -> Field | None:
    return next((field for field in dataset.schema.targets if field.modality == "class"), None)


def _contradictions(dataset: Dataset, groups: Sequence[Sequence[int]]) -> list[Finding]:
    target = _class_field(dataset)
    if target is None:
        return []
    labels = dataset.raw[target.name]
    split = [group for group in groups if len({int(labels[i]) for i in group}) > 1]
    if not split:
        return []
    first = split[0][0]
    second = next(i for i in split[0] if labels[i] != labels[first])
    pair = Text('"{first}" is {one}, "{second}" is {other}.', first=dataset.name_of(first),
                one=target.classes[labels[first]], second=dataset.name_of(second),
                other=target.classes[labels[second]])  # fmt: skip
    sentence = Text("Equal samples have different classes: {pair}", pair=pair)
    if len(split) > 1:
        sentence = Text("Equal samples have different classes in {count} cases. For example, {pair}",
                        count=len(split), pair=pair)  # fmt: skip
    return [Finding("contradiction", "warning", sentence, tuple(i for group in split for i in group))]


def _leaks(dataset: Dataset) -> list[Finding]:
    """Name columns of a table that give the answer away."""
    if not dataset.columns or not dataset.schema.targets:
        return []
    answers = dataset.raw[dataset.schema.targets[0].name]
    tells = _decides if answers.ndim == 1 else _follows
    what = Text("class") if answers.ndim == 1 else Text("value")
    return [
        Finding("leak", "warning", Text('The column "{name}" alone tells the {what} of every sample. Ignore it unless '
                                        "it is known before the answer is.", name=column.name, what=what))
        for k, column in enumerate(dataset.columns)
        if tells(dataset.raw["columns"][:, k], answers)
    ]  # fmt: skip


def _decides(cells: np.ndarray, labels: np.ndarray) -> bool:
    filled = ~np.isnan(cells)
    values = np.unique(cells[filled])
    if not filled.all() or not 2 <= len(values) <= min(_LEAK_CATEGORIES, len(cells) // 4):
        return False
    return all(len(np.unique(labels[cells == value])) == 1 for value in values)


def _follows(cells: np.ndarray, values: np.ndarray) -> bool:
    """Whether a column is the number to predict itself, perhaps in another unit."""
    if values.shape[1] != 1 or len(cells) <= _FEW or np.isnan(cells).any() or not cells.std() or not values.std():
        return False
    return bool(abs(np.corrcoef(cells, values[:, 0])[0, 1]) > _SAME)
