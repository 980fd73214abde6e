"""Choose the notebook that holds a student's work, where more than one was handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from gradlings.errors import SubmissionError
from gradlings.hosts.nbgrader.cells import slot_in
from gradlings.hosts.nbgrader.read import Cell, files_in, notebooks_in, read_cells
from gradlings.hosts.nbgrader.repair import mend
from gradlings.outcomes import printable

_MAX_READ = 20  # notebooks in a folder
_SHOWN = 5  # files in a message


@dataclass(frozen=True)
class Chosen:
    """The notebook that is graded.

    Args:
        name: of its file.
        cells: as handed in.
        note: on its name and on other notebooks beside it; empty if there is nothing to say.
    """

    name: str
    cells: Sequence[Cell]
    note: str = ""


@dataclass(frozen=True)
class _Found:
    name: str
    cells: Sequence[Cell] = ()
    filled: int = 0  # cells of the assignment in which something was written
    has_any: bool = False  # of them


def choose(root: Path, folder: Path, wanted: str, release: NotebookNode) -> Chosen:
    """Choose a notebook: the one in which most is written; of equals, that with the right name.

    Args:
        root: of the course directory.
        folder: of the submission.
        wanted: the right name.
        release: the notebook as handed out.

    Raises:
        SubmissionError: there is none, or it cannot be read.
    """
    parts = folder.relative_to(root).parts
    names = notebooks_in(folder)
    if len(names) == 1 or not names:
        name = names[0] if names else wanted
        try:
            cells = read_cells(root, [*parts, name])
        except SubmissionError as error:
            raise _missing(error, folder) from None
        called = f"The notebook was called {name}; it was graded as {wanted}."
        return Chosen(name, cells, "" if name == wanted else called)
    found = [_read(root, [*parts, name], release) for name in names[:_MAX_READ]]
    best = max(found, key=lambda f: (f.filled, f.has_any, f.name == wanted))
    if not best.has_any and wanted not in names:
        listed = ", ".join(map(printable, names[:_SHOWN]))
        reason = f"there is no {wanted}, and no cell of the assignment in {listed}"
        raise SubmissionError(reason, "missing")
    if not best.cells:
        best = next((f for f in found if f.name == wanted), best)
        read_cells(root, [*parts, best.name])  # says what is wrong with it
    others = ", ".join(f"{f.name} ({f.filled})" for f in found if f is not best)
    note = f"{best.name} was graded, in which {_count(best.filled)}"
    return Chosen(best.name, best.cells, f"{note}. Also handed in, and not graded: {others}.")


def _count(filled: int) -> str:
    return "1 cell is filled in" if filled == 1 else f"{filled} cells are filled in"


def _missing(error: SubmissionError, folder: Path) -> SubmissionError:
    """Name the files that lie where a notebook should be."""
    files = files_in(folder)
    if error.outcome != "missing" or not files:
        return error
    listed = ", ".join(map(printable, files[:_SHOWN])) + (" …" if len(files) > _SHOWN else "")
    return SubmissionError(f"{error.message}; the folder holds {listed}", error.outcome)


def _read(root: Path, parts: list[str], release: NotebookNode) -> _Found:
    try:
        cells = read_cells(root, parts)
    except SubmissionError:
        return _Found(parts[-1])
    given = {slot_in(cell): cell.source.strip() for cell in release.cells}
    filled = sum(
        cell.source.strip() != given[slot]
        for cell in mend(cells, release).notebook.cells
        if (slot := slot_in(cell)) and not slot.is_locked
    )
    known = {slot.grade_id for slot in given if slot}
    has_any = bool(filled) or any(cell.grade_id in known for cell in cells)
    return _Found(parts[-1], cells, filled, has_any)
