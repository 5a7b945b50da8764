import gzip
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from modellab.data.doctor import left_out
from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect
from modellab.errors import ModelLabError, Text

Make = Callable[..., Path]
Opened = Callable[..., Dataset]

_WORDS = ("quick", "brown", "lazy", "clever", "small", "grey", "old", "happy", "sad", "proud", "young")
_BEASTS = ("fox", "dog", "cat", "crow", "horse", "mouse", "goat")


def _text(i: int) -> str:
    return f"the {_WORDS[i % 11]} {_BEASTS[i % 7]} number {i} of many said something"


def _label(i: int) -> str:
    return ("good", "bad")[i % 2]


def _rows(line: Callable[[int], str], count: int = 60) -> str:
    return "".join(line(i) + "\n" for i in range(count))


def _labels(dataset: Dataset) -> list[str]:
    classes = dataset.schema.targets[0].classes
    return [classes[code] for code in dataset.raw["label"]]


@pytest.fixture
def make_files(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Write text files by their relative paths."""

    def make(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            (tmp_path / "texts" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "texts" / name).write_bytes(text.encode())
        return tmp_path / "texts"

    return make


LAYOUTS = {
    "csv": ("data.csv", "label,text\n" + _rows(lambda i: f'{_label(i)},"{_text(i)}"')),
    "csv without header": ("data.csv", _rows(lambda i: f'{_label(i)},"{_text(i)}"')),
    "text before label": ("data.csv", "review,sentiment\n" + _rows(lambda i: f'"{_text(i)}",{_label(i)}')),
    "semicolons": ("data.csv", "label;text\n" + _rows(lambda i: f"{_label(i)};{_text(i)}")),
    "label tab text": ("data.tsv", _rows(lambda i: f"{_label(i)}\t{_text(i)}")),
    "text tab label": ("data.txt", _rows(lambda i: f"{_text(i)}\t{_label(i)}")),
    "label colon text": ("data.txt", _rows(lambda i: f"{_label(i)}: {_text(i)}")),
    "label blank text": ("data.txt", _rows(lambda i: f"{_label(i)} {_text(i)}")),
    "text blank label": ("data.txt", _rows(lambda i: f"{_text(i)} {_label(i)}")),
    "commas in the text": ("data.csv", _rows(lambda i: f"{_label(i)},{_text(i)}{',' * (i % 3)}")),
    "fastText": ("data.txt", _rows(lambda i: f"__label__{_label(i)} {_text(i)}")),
    "an id": ("data.csv", "id,label,text\n" + _rows(lambda i: f'{i}_{i * 7},{_label(i)},"{_text(i)}"')),
    "old Mac line ends": ("data.txt", _rows(lambda i: f"{_label(i)}\t{_text(i)}").replace("\n", "\r")),
    "windows line ends": ("data.txt", _rows(lambda i: f"{_label(i)}\t{_text(i)}").replace("\n", "\r\n")),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_of_lines_is_recognised(make_table: Make, opened: Opened, layout: str) -> None:
    name, content = LAYOUTS[layout]
    path = make_table(content, name)
    assert detect(path).source == "labelled_text"
    dataset = opened(path)
    assert [text.rstrip(",") for text in dataset.raw["text"]] == [_text(i) for i in range(60)]
    assert _labels(dataset) == [_label(i) for i in range(60)]


def test_the_fields_are_one_text_and_one_class(make_table: Make, opened: Opened) -> None:
    schema = opened(make_table(LAYOUTS["csv"][1])).schema
    assert [(field.name, field.modality, field.shape) for field in schema.fields] == [
        ("text", "text", ()),
        ("label", "class", ()),
    ]
    assert schema.targets[0].classes == ("bad", "good")


def test_several_columns_of_texts_are_joined(make_table: Make, opened: Opened) -> None:
    path = make_table(_rows(lambda i: f'"{i % 4 + 1}","Title {_text(i)}","Body {_text(i)}"'))
    dataset = opened(path)
    assert dataset.raw["text"][3] == f"Title {_text(3)} Body {_text(3)}"
    assert dataset.schema.targets[0].classes == ("1", "2", "3", "4")


def test_numbered_classes_get_the_names_beside_the_file(make_files: Make, opened: Opened) -> None:
    folder = make_files(
        {"all.csv": _rows(lambda i: f'{i % 3 + 1},"{_text(i)}"'), "classes.txt": "World\nSports\nMoney\n"}
    )
    assert opened(folder / "all.csv").schema.targets[0].classes == ("World", "Sports", "Money")
    assert opened(folder).num_samples == 60


def test_quotation_marks_are_characters_between_tabs(make_table: Make, opened: Opened) -> None:
    path = make_table(
        _rows(lambda i: f'{_label(i)}\t"{_text(i)}' if i % 10 == 0 else f"{_label(i)}\t{_text(i)}"), "a.tsv"
    )
    assert opened(path).num_samples == 60


def test_a_packed_file_is_read(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "data.csv.gz"
    path.write_bytes(gzip.compress(LAYOUTS["csv"][1].encode()))
    assert opened(path).num_samples == 60


@pytest.mark.parametrize("chosen", ["", "train.txt", "test.txt"])
def test_train_and_test_files_find_each_other(make_files: Make, opened: Opened, chosen: str) -> None:
    folder = make_files({
        "train.txt": _rows(lambda i: f"{_label(i)} {_text(i)}", 80),
        "test.txt": _rows(lambda i: f"{_label(i)} {_text(100 + i)}", 20),
    })  # fmt: skip
    dataset = opened(folder / chosen)
    assert dict(dataset.schema.counts) == {"train": 72, "validation": 8, "test": 20}
    assert set(dataset.samples("text", "test")) == {_text(100 + i) for i in range(20)}


def test_a_file_can_be_read_without_those_beside_it(make_files: Make, opened: Opened) -> None:
    lines = _rows(lambda i: f"{_label(i)}\t{_text(i)}")
    folder = make_files({"train.txt": lines, "test.txt": lines})
    assert opened(folder / "train.txt", siblings=False).num_samples == 60


def test_files_of_other_data_are_no_siblings(make_files: Make, opened: Opened) -> None:
    lines = _rows(lambda i: f"{_label(i)}\t{_text(i)}")
    folder = make_files({"films_train.txt": lines, "films_test.txt": lines, "books_test.txt": lines})
    assert opened(folder / "films_train.txt").num_samples == 120


def test_without_training_file_the_validation_file_trains(make_files: Make, opened: Opened) -> None:
    folder = make_files({
        "dev.txt": _rows(lambda i: f"{_text(i)}\t{i % 2}"),
        "test.txt": _rows(lambda i: f"{_text(99 + i)}\t{i % 2}"),
    })  # fmt: skip
    assert dict(opened(folder).schema.counts) == {"train": 54, "validation": 6, "test": 60}


def test_test_texts_of_an_unknown_class_are_left_out(make_files: Make, opened: Opened) -> None:
    folder = make_files({
        "train.txt": _rows(lambda i: f"{_text(i)}\t{_label(i)}"),
        "test.txt": _rows(lambda i: f"{_text(i)}\t{_label(i)}") + "what is this\tugly\n",
    })  # fmt: skip
    schema = opened(folder).schema
    assert schema.counts["test"] == 60
    assert dict(schema.skipped) == {"test.txt line 61": "its class has no training texts"}


def test_a_file_a_class(make_files: Make, opened: Opened) -> None:
    files = {f"{name}.txt": _rows(lambda i, name=name: f"{name}sson{'a' * (i + 1)}") for name in ("Irish", "Greek")}
    dataset = opened(make_files(files))
    assert dataset.config.source == "labelled_text"
    assert dataset.schema.targets[0].classes == ("Greek", "Irish")
    assert dataset.name_of(0) == "Greek.txt line 1"


def test_a_zip_file_of_a_file_a_class(tmp_path: Path, opened: Opened) -> None:
    with zipfile.ZipFile(tmp_path / "names.zip", "w") as file:
        for name in ("Irish", "Greek"):
            file.writestr(f"names/{name}.txt", _rows(lambda i, name=name: f"{name}son{'a' * i}"))
    dataset = opened(tmp_path / "names.zip")
    assert dataset.schema.targets[0].classes == ("Greek", "Irish")
    assert dataset.num_samples == 120


@pytest.mark.parametrize("chosen", ["", "rt.pos", "rt.neg"])
def test_two_poles_in_latin_1_end_lines_only_with_line_feeds(tmp_path: Path, opened: Opened, chosen: str) -> None:
    for pole in ("pos", "neg"):
        lines = [f"{pole} caf\xe9 \x85 {_text(i)} .".encode("latin-1") for i in range(40)]
        (tmp_path / f"rt.{pole}").write_bytes(b"\n".join(lines) + b"\n")
    dataset = opened(tmp_path / chosen, encoding="latin-1")
    assert dataset.schema.targets[0].classes == ("neg", "pos")
    assert dataset.num_samples == 80


def test_a_folder_a_class(make_files: Make, opened: Opened) -> None:
    files = {f"{_label(i)}/{i}.txt": f"{_text(i)}\n\nand a second paragraph" for i in range(20)}
    dataset = opened(make_files(files))
    assert dataset.schema.class_counts.keys() == {"good", "bad"}
    assert dataset.raw["text"][0].endswith("\n\nand a second paragraph")


def test_a_folder_a_class_below_train_and_test(make_files: Make, opened: Opened) -> None:
    files = {f"aclImdb/{split}/{_label(i)}/{i}_7.txt": _text(i) for split in ("train", "test") for i in range(20)}
    files["aclImdb/train/unsup/1_0.txt"] = "nobody knows what this is"
    files["aclImdb/README"] = "about it"
    dataset = opened(make_files(files))
    assert dict(dataset.schema.counts) == {"train": 18, "validation": 2, "test": 20}
    assert dataset.schema.targets[0].classes == ("bad", "good")
    assert dict(dataset.schema.skipped) == {"aclImdb/train/unsup/1_0.txt": "it has no label"}


def test_empty_lines_are_counted_and_empty_texts_named(make_table: Make, opened: Opened) -> None:
    path = make_table(
        "label\ttext\n\n" + _rows(lambda i: f"{_label(i)}\t{_text(i)}") + "\n\ngood\t\n\ta text\n", "a.tsv"
    )
    dataset = opened(path)
    assert dataset.num_samples == 60
    assert dict(dataset.schema.skipped) == {
        "a.tsv": "3 empty lines",
        "line 65": "its text is empty",
        "line 66": "it has no label",
    }


def test_reasons_can_be_translated(make_table: Make, opened: Opened) -> None:
    skipped = opened(make_table(_rows(lambda i: f"{_label(i)}\t{_text(i)}") + "good\t\n", "a.tsv")).schema.skipped
    assert all(isinstance(part, Text) for entry in skipped for part in entry)
    assert left_out(skipped) == "1 left out: line 61: its text is empty"


def test_the_label_column_can_be_chosen(make_table: Make, opened_as: Opened) -> None:
    path = make_table(
        "label,tone,text\n" + _rows(lambda i: f'{_label(i)},{("warm", "cold", "dry")[i % 3]},"{_text(i)}"')
    )
    dataset = opened_as(path, "labelled_text", label="tone")
    assert dataset.schema.targets[0].classes == ("cold", "dry", "warm")
    assert dict(dataset.schema.skipped) == {'column "label"': "it is neither the label nor text"}


def test_columns_can_be_chosen_by_number(make_table: Make, opened: Opened) -> None:
    path = make_table(_rows(lambda i: f"{_label(i)}\t{_text(i)}\tmore of {_text(i)}"), "a.tsv")
    assert opened(path, text="3").raw["text"][0] == f"more of {_text(0)}"


def test_the_layout_and_the_header_can_be_chosen(make_files: Make, opened: Opened) -> None:
    path = make_files({"a.txt": "first line\n" + _rows(lambda i: f"{_label(i)} {_text(i)}")}) / "a.txt"
    assert opened(path, delimiter="space", header="yes").num_samples == 60


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"label": "lable"}, r'no column named "lable".*label'),
        ({"label": "text"}, r'The column "text" of a\.csv holds texts of up to \d+ characters, which are no labels'),
        ({"label": "label", "text": "label"}, "cannot be both the label and the text"),
    ],
)
def test_a_wrong_choice_of_columns_is_told(
    make_table: Make, opened: Opened, options: dict[str, str], sentence: str
) -> None:
    path = make_table("label,text\n" + _rows(lambda i: f'{_label(i)},"{_text(i) * 3}"'), "a.csv")
    with pytest.raises(ModelLabError, match=sentence):
        opened(path, **options)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (_rows(lambda i: f"good\t{_text(i)}"), 'All texts of a.tsv have the same label, "good"'),
        (_rows(lambda i: f"{_label(i)}\t{_label(i)}"), "has labels, but no column of texts"),
        (_rows(lambda i: f"{_text(i)}\tand then {_text(i)}"), "No column of a.tsv repeats like a label does"),
        (_rows(_text).replace(",", ""), "do not hold a label and a text"),
        (_rows(_label), "do not hold a label and a text"),
    ],
    ids=["one class", "only labels", "no label", "running text", "one column of labels"],
)
def test_what_lacks_labels_or_texts_is_told(make_table: Make, opened_as: Opened, content: str, sentence: str) -> None:
    with pytest.raises(ModelLabError, match=sentence):
        opened_as(make_table(content, "a.tsv"), "labelled_text")


def test_too_many_classes_are_refused(make_table: Make, opened_as: Opened) -> None:
    path = make_table("label\ttext\n" + _rows(lambda i: f"class {i % 1500}\t{_text(i)}", 3000), "a.tsv")
    with pytest.raises(ModelLabError, match="1500 different values"):
        opened_as(path, "labelled_text", label="label")


def test_a_line_of_100_megabytes_is_refused(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "long.tsv"
    path.write_bytes(LAYOUTS["label tab text"][1].encode() + b"good\t" + b"a" * 100_000_000 + b"\n")
    with pytest.raises(ModelLabError, match=r"Line 61 of long.tsv is 100\.0 MB long"):
        opened(path)


def test_a_damaged_byte_is_named_and_another_encoding_can_be_chosen(make_table: Make, opened: Opened) -> None:
    path = make_table(_rows(lambda i: f"{_label(i)}\t这是一个很长的句子 {_text(i)}"), "a.tsv")
    path.write_bytes(path.read_bytes() + b"good\tcaf\xe9 ol\xe9\n")
    with pytest.raises(ModelLabError, match=r"byte 0xe9 .*\(line 61\) fits no encoding"):
        opened(path)
    assert opened(path, encoding="latin-1").num_samples == 61


def test_lines_of_two_encodings_are_refused_with_the_byte(make_table: Make, opened: Opened) -> None:
    path = make_table("", "mixed.tsv")
    lines = [f"{('good', 'bad')[i % 2]}\t{_text(i)}" for i in range(60)]
    path.write_bytes("\n".join([*lines, "good\tcafé crème", ""]).encode() + "bad\tcafé brûlée".encode("latin-1"))
    with pytest.raises(ModelLabError, match=r"mixes encodings: some of it is UTF-8, byte 0xe9 .*\(line 62\) is not"):
        opened(path)


def test_a_chosen_encoding_that_does_not_fit_names_the_byte(make_table: Make, opened: Opened) -> None:
    path = make_table(_rows(lambda i: f"{_label(i)}\tcafé {_text(i)}"), "a.tsv", "latin-1")
    with pytest.raises(ModelLabError, match=r"a\.tsv is not UTF-8: byte 0xe9 at position 8 \(line 1\) does not fit"):
        opened(path, encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_chinese_is_read_in_every_encoding(make_table: Make, opened: Opened, encoding: str) -> None:
    content = _rows(lambda i: f"{('体育', '财经')[i % 2]}\t第{i}条新闻说了很多有意思的事情")
    for chosen in ("auto", encoding):
        dataset = opened(make_table(content, "a.tsv", encoding), encoding=chosen)
        assert dataset.schema.targets[0].classes == ("体育", "财经")
        assert dataset.raw["text"][7] == "第7条新闻说了很多有意思的事情"


def test_the_fingerprint_follows_the_content(make_table: Make, opened: Opened) -> None:
    first = opened(make_table(LAYOUTS["csv"][1], "a.csv")).schema.fingerprint
    same = opened(make_table(LAYOUTS["label tab text"][1], "b.tsv")).schema.fingerprint
    other = opened(make_table(LAYOUTS["csv"][1].replace("fox", "hen"), "c.csv")).schema.fingerprint
    assert first == same != other


def test_numbers_order_the_classes(make_table: Make, opened: Opened) -> None:
    dataset = opened(make_table(_rows(lambda i: f"{_text(i)}\t{i % 12}"), "a.tsv"))
    assert dataset.schema.targets[0].classes == tuple(str(k) for k in range(12))
    assert np.array_equal(dataset.raw["label"][:12], range(12))


def test_a_table_with_a_name_in_it_stays_a_table(make_table: Make) -> None:
    content = "name,height,weight,kind\n" + _rows(lambda i: f"{_text(i)[:20]},{i * 1.5},{i * 2.5},{_label(i)}")
    assert detect(make_table(content)).source == "table"
