"""Cells and numbers of exports: a file is read as the standard library reads it, to the byte."""

from __future__ import annotations

import csv
import io
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradlings.reports.exports.amounts import Amount, scaled, written
from gradlings.reports.exports.csv_file import read_csv_file
from gradlings.reports.exports.fill import number

PIECES = ["a", "b", "1", " ", ",", ";", '"', "\n", "\r\n", "\t", ".", "ü", "="]
TEXT = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(TEXT, min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(
    TABLES,
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["", "\ufeff"]),
    st.data(),
)
def test_one_cell_changes_and_no_other(
    table: list[list[str]], separator: str, end: str, quoting: int, mark: str, data: st.DataObject
) -> None:
    """Whatever is in the cells, between which separators and quotes."""
    table = [["head", *(f"c{i}" for i in range(1, len(table[0])))], *table]
    table = [row for row in table if any(row)]
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting).writerows(table)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "x.csv"
        path.write_bytes((mark + out.getvalue()).encode())
        file = read_csv_file(path, separator)

    assert [[cell.text for cell in row] for row in file.rows] == table
    assert file.changed({}) == mark + out.getvalue()

    row = data.draw(st.integers(0, len(table) - 1))
    column = data.draw(st.integers(0, len(table[0]) - 1))
    text = data.draw(TEXT)
    new = file.changed({(row, column): text}).removeprefix("\ufeff")
    table[row][column] = text
    read = list(csv.reader(io.StringIO(new, newline=""), delimiter=separator))
    assert [line for line in read if line] == [line for line in table if line]


@pytest.mark.parametrize(
    ("points", "of", "maximum", "text"),
    [
        (2, 3, "1", "0.67"),
        (1, 3, "3", "1"),
        (0.1 + 0.2, 1, "100", "30"),
        (1, 8, "1", "0.13"),  # half a hundredth is rounded up, as people do
        (1.005, 2.01, "1", "0.5"),
        (20, 20, "1234.5", "1234.5"),
        (20, 20, "1000000", "1000000"),
        (0, 20, "10", "0"),
        (-1, 20, "10", "0"),
        (21, 20, "10", "10"),
        (1e-12, 20, "10", "0"),
    ],
)
def test_points_have_at_most_two_decimals_and_no_thousands(
    points: float, of: float, maximum: str, text: str
) -> None:
    """Never less than 0, nor more than the maximum."""
    assert written(scaled(Amount(points, of), Decimal(maximum))) == text
    assert written(scaled(Amount(points, of), Decimal(maximum)), ",") == text.replace(".", ",")


@pytest.mark.parametrize("text", ["", "-", "1,000.00", "1.000,00", "A", "NaN", "inf", "5 %", "1 0"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Thousands are none, either."""
    assert number(text) is None


@pytest.mark.parametrize(("text", "value"), [("7", 7), ("7,5", 7.5), (" 7.50 ", 7.5), ("-1", -1)])
def test_both_signs_are_read(text: str, value: float) -> None:
    """A comma and a dot."""
    assert number(text) == Decimal(str(value))
