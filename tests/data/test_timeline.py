"""Times are read from what people write, and continued after the last one."""

from __future__ import annotations

import numpy as np
import pytest

from modellab.data.timeline import count_missing, join_parts, next_times, read_counted, read_times, write_times


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1981-01-05", "1981-01-05"),
        ("1749-01", "1749-01-01"),
        ("2010-01-01 05:30", "2010-01-01T05:30"),
        ("2010-01-01T05:30:10Z", "2010-01-01T05:30:10"),
        ("2010-01-01T05:30:00+02:00", "2010-01-01T03:30"),
        ("31/12/2020", "2020-12-31"),
        ("12/31/2020 14:00", "2020-12-31T14:00"),
        ("31.12.2020", "2020-12-31"),
        ("20201231", "2020-12-31"),
        ("2020年12月31日", "2020-12-31"),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, moment: str) -> None:
    times = read_times([text])
    assert times is not None
    assert times[0] == np.datetime64(moment, "s")


@pytest.mark.parametrize("texts", [["12.5"], ["2020"], ["red"], ["2020-13-01"], [""]])
def test_what_is_no_date_is_none(texts: list[str]) -> None:
    assert read_times(texts) is None


def test_the_order_of_day_and_month_follows_from_all_cells() -> None:
    times = read_times(["01/02/2020", "01/13/2020"])
    assert times is not None
    assert times[0] == np.datetime64("2020-01-02", "s")


def test_columns_of_year_and_hour_make_a_time() -> None:
    times = join_parts({"year": ["2010"], "month": ["3"], "day": ["2"], "hour": ["23"]})
    assert times is not None
    assert times[0] == np.datetime64("2010-03-02T23:00", "s")


def test_large_numbers_in_a_time_column_are_seconds_since_1970() -> None:
    times = read_counted("timestamp", ["1577836800", "1577840400"])
    assert times is not None
    assert times[0] == np.datetime64("2020-01-01", "s")


def test_numbers_in_a_column_of_another_name_are_no_time() -> None:
    assert read_counted("price", ["1", "2"]) is None


def test_months_go_on_by_the_calendar() -> None:
    months = np.array(["2023-11", "2023-12", "2024-01"], "datetime64[s]")
    assert write_times(next_times(months, 2)) == ["2024-02", "2024-03"]


def test_hours_go_on_by_their_usual_step() -> None:
    hours = np.array(["2023-01-01T22", "2023-01-01T23"], "datetime64[s]")
    assert write_times(next_times(hours, 2)) == ["2023-01-02 00:00", "2023-01-02 01:00"]


def test_counted_steps_go_on() -> None:
    assert write_times(next_times(np.array([1.0, 1.5, 2.0]), 2)) == ["2.5", "3"]


def test_days_that_are_left_out_are_counted() -> None:
    days = np.delete(np.arange("2020-01-01", "2020-03-01", dtype="datetime64[D]"), [5, 6, 30]).astype("datetime64[s]")
    assert count_missing(days) == 3
