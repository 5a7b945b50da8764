from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from modellab.data.doctor import Finding, examine
from modellab.data.samples import Dataset
from tests.table_samples import open_reviews, write_reviews

Make = Callable[..., Path]
Opened = Callable[..., Dataset]


def _kinds(dataset: Dataset) -> list[str]:
    return [finding.kind for finding in examine(dataset)]


def _find(dataset: Dataset, kind: str) -> Finding:
    return next(finding for finding in examine(dataset) if finding.kind == kind)


def test_good_data_has_no_findings(digits: Dataset) -> None:
    assert examine(digits) == ()


def test_the_same_picture_in_two_splits_is_found(digits: Dataset) -> None:
    raw = digits.raw["image"].copy()
    train, test = int(digits.splits["train"][0]), int(digits.splits["test"][0])
    raw[test] = raw[train]
    finding = _find(replace(digits, raw={**digits.raw, "image": raw}), "duplicates")
    assert set(finding.samples) == {train, test}
    assert str(finding.sentence) == (
        f'A sample stands in more than one split, so test figures look too good: "#{min(train, test)}" equals '
        f'"#{max(train, test)}".'
    )


def test_the_same_picture_with_two_classes_is_found(digits: Dataset) -> None:
    raw, label = digits.raw["image"].copy(), digits.raw["label"]
    a, b = (int(i) for i in digits.splits["train"][:2])
    assert label[a] != label[b]
    raw[a] = raw[b]
    assert _find(replace(digits, raw={**digits.raw, "image": raw}), "contradiction").samples == (a, b)


@pytest.mark.parametrize(
    ("counts", "kind", "words"),
    [
        ({"a": 50, "b": 0}, "empty_class", '"b" has no training samples'),
        ({"a": 50, "b": 9}, "imbalance", '"a" has 50 training samples, "b" only 9'),
        ({"a": 9, "b": 3}, "few_samples", "Fewer than 5 training samples: b"),
    ],
)
def test_uneven_classes_are_found(digits: Dataset, counts: dict[str, int], kind: str, words: str) -> None:
    uneven = replace(digits, schema=replace(digits.schema, class_counts=counts))
    assert words in _find(uneven, kind).sentence


def test_an_empty_split_is_found(digits: Dataset) -> None:
    empty = replace(digits, splits={**digits.splits, "test": digits.splits["test"][:0]})
    assert "no samples to test on" in _find(empty, "no_samples").sentence


def test_what_was_left_out_is_repeated_with_reasons(make_pictures: Make, opened: Opened) -> None:
    folder = make_pictures(*(f"{name}/{i}.png" for name in "ab" for i in range(10)))
    (folder / "a" / "x.png").write_bytes(b"broken")
    assert "a/x.png" in _find(opened(folder), "unreadable").sentence


def test_a_column_that_gives_the_answer_away_is_found(make_table: Make, opened: Opened) -> None:
    text = "x,alive,survived\n" + "".join(f"{i * 7 % 31},{('no', 'yes')[i % 2]},{i % 2}\n" for i in range(80))
    dataset = opened(make_table(text))
    assert 'The column "alive" alone' in _find(dataset, "leak").sentence
    assert _kinds(dataset).count("leak") == 1


def test_the_value_to_predict_in_another_unit_is_found(make_table: Make, opened: Opened) -> None:
    text = "x,grams,price\n" + "".join(f"{i * 7 % 31},{i * 500 + 20},{i / 2}\n" for i in range(80))
    dataset = opened(make_table(text))
    assert 'The column "grams" alone' in _find(dataset, "leak").sentence
    assert _kinds(dataset).count("leak") == 1


def _lines(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "texts.tsv"
    path.write_text("".join(f"{'ab'[i % 2]}\tthis is text number {i}\n" for i in range(60)) + "\n".join(lines))
    return path


def test_repeated_and_contradicting_texts_are_found(tmp_path: Path, opened: Opened) -> None:
    dataset = opened(_lines(tmp_path, *["a\tonce more"] * 20, "b\tonce more"))
    assert {"duplicates", "contradiction"} <= set(_kinds(dataset))
    assert _find(dataset, "contradiction").sentence == (
        'Equal samples have different classes: "line 61" is a, "line 81" is b.'
    )


@pytest.mark.parametrize(
    ("copies", "words"), [(1, "A sample stands twice in the same split"), (4, "4 samples repeat others")]
)
def test_copies_within_a_split_are_told_in_a_sentence(digits: Dataset, copies: int, words: str) -> None:
    raw = digits.raw["image"].copy()
    same = digits.splits["train"][: copies + 1]
    raw[same] = raw[same[0]]
    sentence = _find(replace(digits, raw={**digits.raw, "image": raw}), "duplicates").sentence
    assert sentence.startswith(words)
    assert f'"#{same[0]}" equals "#{same[1]}".' in sentence


def test_pairs_repeat_only_when_both_texts_do(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("".join(f"the same question\tanswer number {i}\nquestion {i}\tyes and {i}\n" for i in range(30)))
    assert "duplicates" not in _kinds(opened(path))


def test_too_little_running_text_is_found(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "a.txt"
    path.write_text("To be, or not to be, that is the question.\n\n" * 20)
    assert "528 characters" in _find(opened(path), "little_text").sentence


def test_reasons_of_sources_are_listed_as_sentences(tmp_path: Path, opened: Opened) -> None:
    sentence = _find(opened(_lines(tmp_path, "a\t", "\tno label", "b\t")), "unreadable").sentence
    assert sentence == "3 left out: line 61: its text is empty; line 62: it has no label; line 63: its text is empty"


def test_texts_of_a_table_are_named(tmp_path: Path) -> None:
    found = [str(finding.sentence) for finding in examine(open_reviews(write_reviews(tmp_path)))]
    assert "Read word by word, each through a text input of its own: review." in found
    assert "Each value is one token, whose embedding the network learns: town." in found


def test_running_text_without_line_ends_is_found(tmp_path: Path, opened: Opened) -> None:
    (tmp_path / "a.txt").write_text("A first line.\n" + "and words without an end " * 50_000 + "\nA last line.\n")
    sentence = _find(opened(tmp_path / "a.txt"), "endless_line").sentence
    assert "1.2 million characters long. It is read as running text" in sentence
