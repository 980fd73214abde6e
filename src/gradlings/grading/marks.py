"""Marks of the page, to be put back if a spreadsheet saves an old copy of `by_hand.csv`.

The file beside it has, for each cell that was marked, what was there before. A cell that holds this
again was overwritten by somebody who had not seen the mark. A cell that holds something else was
edited, and stays. A mark is put back once: who clears its cell a second time means it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from gradlings.files import replace_file
from gradlings.grading.by_hand_row import COLUMNS, Row

FILE = ".by_hand.marks.json"


class Marks:
    """The cells that were marked on the page.

    Args:
        file: where they are kept.
        cells: (before, marked) by answer and column.
    """

    def __init__(self, file: Path, cells: dict[str, dict[str, tuple[str, str]]]) -> None:
        self._file, self._cells = file, cells
        self._is_changed = False

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read them; a file that cannot be read holds none."""
        file = folder / FILE
        try:
            data: Any = json.loads(file.read_text(encoding="utf-8"))
            cells = {
                str(answer): {str(name): (str(old), str(new)) for name, (old, new) in own.items()}
                for answer, own in data.items()
            }
        except (OSError, ValueError, TypeError, AttributeError):
            cells = {}
        return cls(file, cells)

    def write(self) -> None:
        """Write them, if they have changed."""
        if self._is_changed:
            replace_file(self._file, json.dumps(self._cells, indent=0) + "\n")

    def note(self, before: Iterable[Row], after: Iterable[Row]) -> None:
        """Keep what has been marked: the cells that differ."""
        marked = {row.answer_id: row for row in after}
        for row in before:
            new = marked.get(row.answer_id, row)
            for column in (*COLUMNS, *new.own):
                if not _same(row.cell(column), new.cell(column)):
                    own = self._cells.setdefault(row.answer_id, {})
                    own[column] = row.cell(column), new.cell(column)
                    self._is_changed = True

    def put_back(self, rows: Iterable[Row]) -> tuple[list[Row], list[str]]:
        """Put back what was overwritten; return the rows, and a line for each question of it."""
        found = [(row, self._overwritten(row)) for row in rows]
        counts = Counter((row.exercise, row.question) for row, cells in found if cells)
        lines = [
            f"{exercise}, {question}: {n} answers held again what they had before they were marked "
            "on the page, as after a spreadsheet has saved an old copy; the marks are put back"
            for (exercise, question), n in counts.items()
        ]
        return [row.with_cells(cells) for row, cells in found], lines

    def _overwritten(self, row: Row) -> dict[str, str]:
        """Return the cells to put back; forget those, and those that were edited."""
        own = self._cells.get(row.answer_id, {})
        gone = {name: pair for name, pair in own.items() if not _same(row.cell(name), pair[1])}
        for name in gone:
            del own[name]
            self._is_changed = True
        return {name: new for name, (old, new) in gone.items() if _same(row.cell(name), old)}


def _same(one: str, other: str) -> bool:
    """Whether two cells are the same to a spreadsheet, which has its own way to write numbers."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str | float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return " ".join(text.split())
