"""Changes of `by_hand.csv` while others write it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from filelock import FileLock

from gradlings.errors import UsageError
from gradlings.grading.by_hand_file import FILE, LOCK, rows_in, update
from gradlings.grading.by_hand_row import Row

ROW = Row("a/questions", "why", "ann", "", "4", "", "", "Since.", "Why?", "", "", "a1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of one answer."""
    update(tmp_path, lambda _: [ROW])
    return tmp_path


def with_points(rows: list[Row]) -> list[Row]:
    """Mark all rows."""
    return [row.with_cells({"points": "3"}) for row in rows]


def test_a_command_waits_for_another_one_and_sees_its_change(folder: Path) -> None:
    """It reads the file only when the other is done."""
    marking = threading.Thread(target=update, args=(folder, with_points))
    with FileLock(folder / LOCK):
        marking.start()
        marking.join(0.5)
        assert marking.is_alive()
        file = folder / FILE
        file.write_text(file.read_text().replace("Since.", "Because."))
    marking.join(60)

    assert [(row.points, row.answer) for row in rows_in(folder)] == [("3", "Because.")]


def test_what_a_spreadsheet_saves_meanwhile_is_kept(folder: Path) -> None:
    """The change begins again; if that does not end, nothing is written, and it is said."""
    file = folder / FILE

    def beside(rows: list[Row]) -> list[Row]:
        if rows[0].comment != "theirs":
            file.write_text(file.read_text().replace(",4,,", ",4,theirs,"))
        return with_points(rows)

    update(folder, beside)
    assert [(row.points, row.comment) for row in rows_in(folder)] == [("3", "theirs")]

    def always(rows: list[Row]) -> list[Row]:
        file.write_text(file.read_text() + "\n")
        return rows

    with pytest.raises(UsageError, match="close it there"):
        update(folder, always)
    assert [row.comment for row in rows_in(folder)] == ["theirs"]
