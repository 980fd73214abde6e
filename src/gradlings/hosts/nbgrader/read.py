"""Read a submitted notebook, also a damaged one: take only the cells and their texts from it.

Outputs, metadata of the notebook, and additions of a front end are dropped. A file that is not a
notebook raises SubmissionError, and nothing here raises anything else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gradlings.errors import SubmissionError
from gradlings.files import read_regular, unreadable_because

MAX_BYTES = 200 * 1024 * 1024  # outputs may be large; they are not kept
MAX_CELLS = 2000
MAX_TEXT = 1024 * 1024  # characters of all cells; the rest is cut off
_MAX_ATTACHED = 4 * 1024 * 1024  # bytes of the pictures in a cell
_OF_NBGRADER = ("timestamp.txt", "submission_secret.txt")
_KINDS = ("code", "markdown", "raw")


@dataclass(frozen=True)
class Cell:
    """A cell as it was handed in.

    Args:
        number: its place in the notebook, from 1.
        kind: code, markdown or raw.
        source: its text.
        id: of the notebook format; empty if it has none.
        grade_id: of nbgrader; empty if it has none.
        attachments: pictures in it, as the notebook format lays them out.
    """

    number: int
    kind: str
    source: str
    id: str = ""
    grade_id: str = ""
    attachments: dict[str, Any] = field(default_factory=dict)


def notebooks_in(folder: Path) -> list[str]:
    """Return the names of the notebooks in a folder."""
    return [name for name in files_in(folder) if name.lower().endswith(".ipynb")]


def files_in(folder: Path) -> list[str]:
    """Return the names of what was handed in: not what is hidden, or nbgrader's own."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return []
    return [name for name in names if not name.startswith(".") and name not in _OF_NBGRADER]


def read_cells(folder: Path, parts: list[str]) -> list[Cell]:
    """Read the cells of a notebook.

    Args:
        folder: of the instructor.
        parts: names of the folders below it, and of the file.

    Raises:
        SubmissionError: it cannot be read, or is not a notebook.
    """
    name = parts[-1]
    try:
        raw = read_regular(folder, parts, MAX_BYTES)
    except FileNotFoundError:
        raise SubmissionError(f"there is no {name}", "missing") from None
    except OSError as error:
        raise SubmissionError(unreadable_because(error, name)) from None
    return cells_in(raw, name)


def cells_in(raw: bytes, name: str) -> list[Cell]:
    """Read the cells in the bytes of a notebook's file.

    Raises:
        SubmissionError: it is not a notebook.
    """
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError, MemoryError) as error:
        where = f" ({error})" if isinstance(error, json.JSONDecodeError) else ""
        advice = "was it cut off? Save it again, and hand it in"
        raise SubmissionError(
            f"{name} is not a notebook: it is not JSON{where}; {advice}"
        ) from None
    found = list(_cells(data))
    if not found:
        raise SubmissionError(f"{name} holds no cells")
    return found


def _cells(data: Any) -> Iterator[Cell]:
    listed = data.get("cells") if isinstance(data, dict) else None
    if listed is None and isinstance(data, dict):  # formats before the fourth
        sheets = data.get("worksheets")
        sheets = sheets if isinstance(sheets, list) else []
        lists = [s.get("cells") for s in sheets if isinstance(s, dict)]
        listed = [cell for cells in lists if isinstance(cells, list) for cell in cells]
    if not isinstance(listed, list):
        return
    room = MAX_TEXT
    for number, cell in enumerate(listed[:MAX_CELLS], start=1):
        if isinstance(cell, dict):
            read = _cell(number, cell, room)
            room -= len(read.source)
            yield read


def _cell(number: int, cell: dict[str, Any], room: int) -> Cell:
    kind, metadata = cell.get("cell_type"), cell.get("metadata")
    named = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return Cell(
        number=number,
        kind=kind if kind in _KINDS else "markdown",
        source=_text(cell.get("source", cell.get("input")))[:room],
        id=_short(cell.get("id")),
        grade_id=_short(named.get("grade_id") if isinstance(named, dict) else None),
        attachments=_attachments(cell.get("attachments")),
    )


def _text(source: Any) -> str:
    """Return the text of a cell, with Unix line ends and only characters that UTF-8 can encode."""
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-8", "replace").decode()


def _short(name: Any) -> str:
    return name if isinstance(name, str) and len(name) <= 200 else ""


def _attachments(attached: Any) -> dict[str, Any]:
    if not isinstance(attached, dict) or len(json.dumps(attached)) > _MAX_ATTACHED:
        return {}
    return {
        name: {mime: data for mime, data in bundle.items() if isinstance(data, str)}
        for name, bundle in attached.items()
        if isinstance(bundle, dict)
    }
