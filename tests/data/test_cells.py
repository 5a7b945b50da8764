import pytest

from modellab.data.cells import read_number
from modellab.network import standalone_table

CELLS = [
    "1,234.5",
    "1,5",
    "0,567",
    "1.234",
    "2.500,25",
    "1.000.000",
    "0.125",
    "12 %",
    "$5",
    "1e3",
    "1,5e3",
    "-1,234",
    "x",
    "",
]


@pytest.mark.parametrize("decimal", [".", ","])
@pytest.mark.parametrize("text", CELLS)
def test_exported_files_read_numbers_as_the_program_does(text: str, decimal: str) -> None:
    try:
        exported = standalone_table.read_number(text, {"name": "size", "decimal": decimal})
    except ValueError:
        exported = None
    assert exported == read_number(text, decimal)


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [("1,234", ".", 1234), ("1,234", ",", 1.234), ("1.234", ".", 1.234), ("1.234", ",", 1234), ("0,123", ".", None)],
)
def test_what_a_comma_means_is_told_by_the_column(text: str, decimal: str, number: float | None) -> None:
    assert read_number(text, decimal) == number
