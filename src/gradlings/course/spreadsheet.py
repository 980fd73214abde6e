"""Tables of spreadsheets: what a person has edited is read, with any usual separator."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from gradlings.errors import UsageError

_SEPARATORS = ",;\t"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute these


@dataclass(frozen=True)
class Table:
    """A table with a header.

    Args:
        columns: names of the columns, in order.
        rows: (number of the line on which it ends, cells by column) of each row.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def as_text(text: str) -> str:
    """Return a cell that a spreadsheet takes for text, also where it looks like a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def of_text(cell: str) -> str:
    """Return the text of a cell that `as_text` made."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def read_table(file: Path) -> Table:
    """Read a CSV file; missing cells are empty, as are lines above the header.

    Commas, semicolons and tabs separate cells; a line `sep=;` above the header says so itself.

    Raises:
        UsageError: it cannot be read, or is not UTF-8.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not UTF-8; save it as CSV (UTF-8)") from None
    lines = text.splitlines(keepends=True)
    above = 0
    separator = ""
    while above < len(lines) and (not lines[above].strip() or lines[above].startswith("sep=")):
        separator = lines[above].strip().removeprefix("sep=")[:1]
        above += 1
    head = lines[above] if above < len(lines) else ""
    separator = separator or max(_SEPARATORS, key=head.count)
    reader = csv.DictReader(io.StringIO("".join(lines[above:])), delimiter=separator)
    columns = tuple(name.strip() for name in reader.fieldnames or [])
    rows = []
    for row in reader:
        cells = {str(name).strip(): value or "" for name, value in row.items() if name}
        rows.append((reader.line_num + above, cells))
    return Table(columns, tuple(rows))
