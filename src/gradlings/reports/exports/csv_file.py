"""A CSV file of another program, of which single cells change and every other byte stays."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gradlings.errors import UsageError

_BOM = "\ufeff"


@dataclass(frozen=True)
class Cell:
    """A cell: its text, and the place of its raw form in the file."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class CsvFile:
    """A table as it lies on disk.

    Args:
        path: of the file, for messages.
        raw: all of its text, after a byte order mark.
        has_bom: whether such a mark stands before it.
        separator: between cells.
        rows: cells of each row; rows without any text are left out.
        lines: number of the line on which each of these rows begins.
    """

    path: Path
    raw: str
    has_bom: bool
    separator: str
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, as they are in the file, without blanks around them."""
        return tuple(cell.text.strip() for cell in self.rows[0])

    def text(self, row: int, column: int | None) -> str:
        """Return a cell's text without blanks around it; empty where a row is too short."""
        if column is None or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column].text.strip()

    def where(self, row: int) -> str:
        """Return file and line of a row, for a message."""
        return f"{self.path}:{self.lines[row]}"

    def changed(self, cells: Mapping[tuple[int, int], str]) -> str:
        """Return the file's text with other cells, by (row, column); all else is unchanged."""
        parts, last = [_BOM if self.has_bom else ""], 0
        for (row, column), text in sorted(cells.items()):
            cell = self.rows[row][column]
            was_quoted = self.raw[cell.start : cell.end].startswith('"')
            parts += [self.raw[last : cell.start], self._written(text, quoted=was_quoted)]
            last = cell.end
        return "".join([*parts, self.raw[last:]])

    def _written(self, text: str, *, quoted: bool) -> str:
        if quoted or any(sign in text for sign in (self.separator, '"', "\n", "\r")):
            return '"{}"'.format(text.replace('"', '""'))
        return text


def read_csv_file(path: Path, separators: str) -> CsvFile:
    """Read a file that another program wrote.

    Args:
        path: of the file.
        separators: those that the program writes.

    Raises:
        UsageError: it cannot be read, is not UTF-8, is no table, or its rows have other lengths
            than its header.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(
            f"{path} is not UTF-8; export it again as CSV in UTF-8, and do not save it from a "
            "spreadsheet in between"
        ) from None
    raw = text.removeprefix(_BOM)
    if raw.startswith("sep="):
        raise UsageError(
            f"{path}:1: a spreadsheet has added this line above the header; take it out, or "
            "export the file again"
        )
    separator = _separator_of(path, raw, separators)
    cells, lines = _cells_of(path, raw, separator)
    file = CsvFile(path, raw, text != raw, separator, cells, lines)
    for number, row in enumerate(file.rows):
        if len(row) != len(file.rows[0]):
            raise UsageError(
                f"{file.where(number)}: {len(row)} cells, the header has {len(file.rows[0])}; "
                "export the file again"
            )
    return file


def _separator_of(path: Path, raw: str, separators: str) -> str:
    """Return the separator which gives the most columns, all rows having the same number."""
    best = ("", 1)
    for separator in separators:
        try:
            rows = list(csv.reader(io.StringIO(raw, newline=""), delimiter=separator))
        except csv.Error as error:
            raise UsageError(f"{path}: {error}; export the file again") from None
        sizes = {len(row) for row in rows if any(row)}
        if len(sizes) == 1 and max(sizes) > best[1]:
            best = (separator, max(sizes))
    if best[0]:
        return best[0]
    head = next((line for line in raw.splitlines() if line.strip()), "")
    separator = max(separators, key=head.count)
    if separator not in head:
        raise UsageError(f"{path} is no table; expected the CSV file that was exported")
    return separator


def _cells_of(
    path: Path, raw: str, separator: str
) -> tuple[tuple[tuple[Cell, ...], ...], tuple[int, ...]]:
    """Return the cells of each row with text, and the number of its line."""
    rows: list[tuple[Cell, ...]] = []
    lines: list[int] = []
    place, line = 0, 1
    while place < len(raw):
        begin, row = place, list[Cell]()
        while True:
            cell = _cell_at(path, raw, separator, place)
            row.append(cell)
            place = cell.end
            if raw[place : place + 1] != separator:
                break
            place += 1
        place += len(_line_end(raw, place))
        if any(cell.text for cell in row):
            rows.append(tuple(row))
            lines.append(line)
        passed = raw[begin:place]
        line += passed.count("\n") + passed.count("\r") - passed.count("\r\n")
    if not rows:
        raise UsageError(f"{path} is empty; expected the CSV file that was exported")
    return tuple(rows), tuple(lines)


def _line_end(raw: str, place: int) -> str:
    """Return how a line ends at a place: both signs, one of them, or none."""
    return "\r\n" if raw.startswith("\r\n", place) else raw[place : place + 1]


def _cell_at(path: Path, raw: str, separator: str, start: int) -> Cell:
    """Return the cell that begins at a place."""
    if raw[start : start + 1] != '"':
        end = start
        while end < len(raw) and raw[end] not in (separator, "\n", "\r"):
            end += 1
        return Cell(raw[start:end], start, end)
    end = start + 1
    while True:
        end = raw.find('"', end)
        if end < 0:
            line = raw.count("\n", 0, start) + 1
            raise UsageError(f"{path}:{line}: a quotation mark has no end; export the file again")
        if raw[end + 1 : end + 2] != '"':
            break
        end += 2
    text = raw[start + 1 : end].replace('""', '"')
    rest = end + 1
    while rest < len(raw) and raw[rest] not in (separator, "\n", "\r"):
        rest += 1
    return Cell(text + raw[end + 1 : rest], start, rest)


def column_of(file: CsvFile, name: str, hint: str = "") -> int:
    """Return the number of a column.

    Raises:
        UsageError: no column, or more than one, has this name.
    """
    places = places_of(file.header, [name])
    if len(places) == 1:
        return places[0]
    if places:
        raise UsageError(
            f"{file.path}: {len(places)} columns are called {name!r}; rename one where the file "
            "comes from, and export it again"
        )
    columns = ", ".join(map(repr, filter(None, file.header)))
    raise UsageError(f"{file.path} has no column {name!r}; it has {columns}{hint}")


def places_of(header: Sequence[str], names: Sequence[str]) -> list[int]:
    """Return the numbers of the columns that have one of these names, whatever the case."""
    exact = [i for i, name in enumerate(header) if name in names]
    if exact:
        return exact
    folded = [name.casefold() for name in names]
    return [i for i, name in enumerate(header) if name.casefold() in folded]
