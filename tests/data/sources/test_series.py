"""CSV files as series: recognised by their time, put in order, gaps filled, and every oddity named."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from modellab.data.dataset import DatasetConfig
from modellab.data.doctor import examine
from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect, kinds_of, open_dataset
from modellab.errors import ModelLabError
from modellab.settings import Settings

DAYS = [f"2020-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 29)]


def write(folder: Path, *lines: str, header: str = "date,value") -> Path:
    path = folder / "series.csv"
    path.write_text("\n".join([header, *lines]), encoding="utf-8")
    return path


def daily(folder: Path, *, changes: dict[int, str] | None = None, header: str = "date,value") -> Path:
    """84 days with the values 0, 1, 2 ...; ``changes`` are cells by row."""
    cells = {k: str(k) for k in range(len(DAYS))} | (changes or {})
    return write(folder, *(f"{day},{cells[k]}" for k, day in enumerate(DAYS)), header=header)


def read(path: Path, **options: object) -> Dataset:
    settings = Settings({"window": 5, **options})  # type: ignore[dict-item]
    return open_dataset(DatasetConfig("series", str(path), settings))


def notes(dataset: Dataset) -> str:
    assert dataset.series is not None
    return " ".join(dataset.series.notes)


def test_a_file_with_dates_and_numbers_is_a_series(tmp_path: Path) -> None:
    assert detect(daily(tmp_path)).source == "series"


def test_a_series_can_be_read_as_a_table_instead(tmp_path: Path) -> None:
    path = daily(tmp_path)
    assert kinds_of(path)[:1] == ("series",)
    assert "table" in kinds_of(path)
    assert detect(path, "table").source == "table"


def test_a_table_with_the_same_date_in_many_rows_stays_a_table(tmp_path: Path) -> None:
    path = write(tmp_path, *(f"{DAYS[k // 4]},{k},{'ab'[k % 2]}" for k in range(80)), header="date,price,kind")
    assert detect(path).source == "table"


def test_a_table_without_a_time_may_be_taken_for_a_series(tmp_path: Path) -> None:
    path = write(tmp_path, *(f"{k},{k % 7}" for k in range(60)), header="a,b")
    assert detect(path).source == "table"
    assert "series" in kinds_of(path)
    assert read(path).schema.fields[0].shape == (5, 2)


def test_rows_are_put_in_the_order_of_time(tmp_path: Path) -> None:
    path = write(tmp_path, *(f"{DAYS[k]},{k}" for k in reversed(range(84))))
    dataset = read(path)
    np.testing.assert_array_equal(dataset.raw["series"][0, :, 0], [0, 1, 2, 3, 4])
    assert "sorted" in notes(dataset)


def test_rows_that_repeat_a_time_are_left_out_and_counted(tmp_path: Path) -> None:
    path = write(tmp_path, *(f"{day},{k}" for k, day in enumerate(DAYS)), f"{DAYS[3]},999")
    dataset = read(path)
    assert 999 not in dataset.raw["series"]
    assert '1 rows repeat a time of "date"' in notes(dataset)


def test_gaps_are_filled_with_what_came_before_and_counted(tmp_path: Path) -> None:
    dataset = read(daily(tmp_path, changes={10: "NA", 11: "", 40: "?"}))
    np.testing.assert_array_equal(dataset.raw["series"][8, :, 0], [8, 9, 9, 9, 12])
    assert "3 gaps were filled" in notes(dataset)


def test_no_window_is_judged_by_a_number_that_was_filled_in(tmp_path: Path) -> None:
    dataset = read(daily(tmp_path, changes={10: "NA"}))
    used = np.concatenate(list(dataset.splits.values()))
    assert 10 - 5 not in used
    assert 9 - 5 in used


def test_rows_before_the_first_number_are_left_out(tmp_path: Path) -> None:
    dataset = read(daily(tmp_path, changes={0: "", 1: ""}))
    assert dataset.raw["series"][0, 0, 0] == 2
    assert "2 rows at the start were left out" in notes(dataset)


def test_the_notes_are_findings_of_the_doctor(tmp_path: Path) -> None:
    found = examine(read(daily(tmp_path, changes={10: "NA"})))
    assert any("1 gaps were filled" in finding.sentence for finding in found)


def test_numbers_with_commas_are_read(tmp_path: Path) -> None:
    dataset = read(daily(tmp_path, changes={k: f'"{k},5"' for k in range(84)}))
    np.testing.assert_array_equal(dataset.raw["series"][0, :2, 0], [0.5, 1.5])


def test_a_stray_word_among_numbers_is_a_gap_that_is_named(tmp_path: Path) -> None:
    dataset = read(daily(tmp_path, changes={10: "broken"}))
    assert 'such as "broken" in line 12' in notes(dataset)
    assert dataset.raw["series"][6, 4, 0] == 9


def test_a_column_of_words_is_left_out_with_its_reason(tmp_path: Path) -> None:
    path = write(
        tmp_path, *(f"{day},{k},{'NW' if k % 2 else 'SE'}" for k, day in enumerate(DAYS)), header="date,v,wind"
    )
    dataset = read(path)
    assert dataset.series is not None
    assert dataset.series.columns == ("v",)
    assert dataset.schema.skipped == (('column "wind"', 'it holds words, such as "SE"'),)


def test_a_column_of_words_cannot_be_forecast(tmp_path: Path) -> None:
    path = write(
        tmp_path, *(f"{day},{k},{'NW' if k % 2 else 'SE'}" for k, day in enumerate(DAYS)), header="date,v,wind"
    )
    with pytest.raises(ModelLabError, match=r'"wind" of series\.csv cannot be forecast: it holds words'):
        read(path, target="wind")


def test_a_file_without_numbers_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, *(f"{day},{'NW' if k % 2 else 'SE'}" for k, day in enumerate(DAYS)), header="date,wind")
    with pytest.raises(ModelLabError, match="no column of numbers"):
        read(path)


def test_a_window_longer_than_the_series_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelLabError, match=r"A window needs 201 steps\. series\.csv has only 84"):
        read(daily(tmp_path), window=200)


def test_an_unknown_target_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ModelLabError, match="Did you mean value"):
        read(daily(tmp_path), target="valeu")


def test_windows_are_named_by_the_time_they_forecast(tmp_path: Path) -> None:
    assert read(daily(tmp_path)).name_of(0) == "2020-01-06"


def test_windows_can_begin_further_apart(tmp_path: Path) -> None:
    starts = np.concatenate(list(read(daily(tmp_path), step=3).splits.values()))
    assert set(starts % 3) == {0}


def test_windows_stay_inside_one_series_of_a_file(tmp_path: Path) -> None:
    lines = [f"{day},{name},{k + 100 * (name == 'b')}" for name in "ba" for k, day in enumerate(DAYS)]
    dataset = read(write(tmp_path, *lines, header="date,shop,value"), group="shop")
    for start in np.concatenate(list(dataset.splits.values())):
        window = np.append(dataset.raw["series"][start, :, 0], dataset.raw["value"][start])
        assert set(np.diff(window)) == {1.0}


def test_a_window_has_the_class_of_its_last_row(tmp_path: Path) -> None:
    lines = [f"{k},{'rest' if k % 40 < 20 else 'run'}" for k in range(200)]
    dataset = read(write(tmp_path, *lines, header="speed,activity"), task="classification")
    assert dataset.schema.targets[0].classes == ("rest", "run")
    assert dataset.raw["label"][15] == 0
    assert dataset.raw["label"][16] == 1


def test_series_of_one_class_each_are_split_as_a_whole(tmp_path: Path) -> None:
    lines = [f"{s},{(k * (1 + s % 2)) % 7},{'slow' if s % 2 else 'fast'}" for s in range(20) for k in range(10)]
    path = write(tmp_path, *lines, header="id_of_series,value,pace")
    dataset = read(path, task="classification", group="id_of_series", window=None)
    assert dataset.series is not None
    assert dataset.series.steps == 10
    assert sum(dataset.schema.counts.values()) == 20


def test_a_class_column_with_one_value_says_so(tmp_path: Path) -> None:
    lines = [f"{k},run" for k in range(60)]
    with pytest.raises(ModelLabError, match=r'"activity" of series\.csv has 1 different values'):
        read(write(tmp_path, *lines, header="speed,activity"), task="classification")


def folder_of_series(folder: Path, lengths: tuple[int, ...] = (30, 30, 40)) -> Path:
    """Write two classes with a file for each length."""
    for name, factor in (("slow", 1), ("fast", 3)):
        (folder / "gestures" / name).mkdir(parents=True)
        for k, length in enumerate(lengths):
            lines = [f"{factor * t % 11},{t}" for t in range(length)]
            (folder / "gestures" / name / f"{k}.csv").write_text("\n".join(["x,y", *lines]), encoding="utf-8")
    return folder / "gestures"


def test_a_folder_of_classes_with_files_of_numbers_is_read(tmp_path: Path) -> None:
    config = detect(folder_of_series(tmp_path))
    dataset = open_dataset(config)
    assert config.source == "series_folder"
    assert dataset.schema.targets[0].classes == ("fast", "slow")
    assert dataset.schema.inputs[0].shape == (30, 2)
    assert dataset.name_of(int(dataset.splits["train"][0])).startswith("fast/")


def test_files_shorter_than_a_window_are_named(tmp_path: Path) -> None:
    path = folder_of_series(tmp_path, (40, 40, 10))
    dataset = open_dataset(DatasetConfig("series_folder", str(path), Settings({"window": 40})))
    assert ("fast/2.csv", "10 steps, fewer than a window of 40") in dataset.schema.skipped


def test_windows_longer_than_every_file_say_so(tmp_path: Path) -> None:
    config = DatasetConfig("series_folder", str(folder_of_series(tmp_path)), Settings({"window": 99}))
    with pytest.raises(ModelLabError, match="fewer than two classes of series with at least 99 steps"):
        open_dataset(config)
