"""Put a submitted notebook back into the form in which it was handed out; note each change.

The result has every cell of the release once, in order, and locked cells have their text again.
Cells for answers hold what the student wrote, also if it was elsewhere in the notebook. Cells that
the student added stay after the same cell of the release.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from nbformat import NotebookNode, from_dict

from gradlings.course.questions.blocks import sections_of
from gradlings.course.questions.choice import options_in
from gradlings.hosts.nbgrader.cells import Kind, Slot, slot_in
from gradlings.hosts.nbgrader.read import Cell

_DEFINED = re.compile(r"^(?:def|class)\s+(\w+)", re.MULTILINE)


@dataclass
class Mended:
    """A submission in the form of its release.

    Args:
        notebook: without outputs.
        notes: the changes to it, for the student.
    """

    notebook: NotebookNode
    notes: list[str] = field(default_factory=list)


@dataclass
class _Place:
    """A cell of the release, and the cells of the submission that belong there."""

    cell: NotebookNode
    slot: Slot
    copies: list[Cell] = field(default_factory=list)
    added: list[Cell] = field(default_factory=list)  # cells that stand after it

    @cached_property
    def asked(self) -> frozenset[str]:
        """The names that a solution cell has to define."""
        is_solution = self.slot.kind is Kind.SOLUTION
        return frozenset(_DEFINED.findall(self.cell.source) if is_solution else ())

    @cached_property
    def options(self) -> frozenset[str]:
        """The options of a question."""
        is_answer = self.slot.kind is Kind.ANSWER
        return _wordings(self.cell.source) if is_answer else frozenset()

    @property
    def label(self) -> str:
        """The name of the cell, for a student."""
        name = self.slot.name if self.slot.kind is Kind.ANSWER else self.slot.exercise
        what = "answer to" if self.slot.kind is Kind.ANSWER else "solution of"
        return f"{what} {name}"


def mend(cells: Sequence[Cell], release: NotebookNode) -> Mended:
    """Mend a notebook.

    Args:
        cells: as handed in.
        release: the notebook as handed out.
    """
    places = {
        cell.metadata.nbgrader.grade_id: _Place(cell, slot)
        for cell in release.cells
        if (slot := slot_in(cell)) is not None
    }
    matched = _match(cells, places)
    first = list(_arrange(cells, matched, places))
    notes = list(_notes(places, matched))
    out: list[NotebookNode] = [_added(cell) for cell in first]
    for place in places.values():
        out.append(_filled(place, notes))
        out += [_added(cell) for cell in place.added]
    notebook: NotebookNode = from_dict({**release, "metadata": dict(release.metadata), "cells": []})
    notebook.cells = out
    return Mended(notebook, notes)


def _match(cells: Sequence[Cell], places: dict[str, _Place]) -> dict[int, str]:
    """Find the cell of the release that each cell is: by grade_id, id, text or position."""
    by_id = {place.cell.id: name for name, place in places.items()}
    matched = {}
    for cell in cells:
        name = cell.grade_id if cell.grade_id in places else by_id.get(cell.id)
        if name:
            matched[cell.number] = name
    above = ""  # the name of the cell above
    for cell in cells:
        if cell.number not in matched:
            taken = set(matched.values())
            name = _by_words(cell, places, taken) or _by_place(cell, above, places, taken)
            if name:
                matched[cell.number] = name
        above = matched.get(cell.number, "")
    return matched


def _by_words(cell: Cell, places: dict[str, _Place], taken: set[str]) -> str | None:
    """Find a cell without ids among those that are still missing, by its text."""
    source = cell.source.strip()
    defined = set(_DEFINED.findall(source)) if cell.kind == "code" else set()
    options = _wordings(source) if cell.kind != "code" else frozenset()
    for name, place in places.items():
        if name in taken:
            continue
        if place.slot.is_locked and source == place.cell.source.strip():
            return name
        if place.slot.kind is Kind.SOLUTION and defined & place.asked:
            elsewhere = {n for p in places.values() if p is not place for n in p.asked}
            if not defined & (elsewhere - place.asked):
                return name
        if options and options == place.options:
            return name
    return None


def _by_place(cell: Cell, above: str, places: dict[str, _Place], taken: set[str]) -> str | None:
    """Return the answer to the question above, if that answer is missing."""
    slot = places[above].slot if above else None
    if cell.kind == "code" or slot is None or slot.kind is not Kind.TEXT:
        return None
    name = Slot(slot.exercise, Kind.ANSWER, slot.name).grade_id
    return name if name in places and name not in taken else None


def _wordings(text: str) -> frozenset[str]:
    """Return the wordings of a question's options, which identify the question."""
    if "[" not in text:
        return frozenset()
    sections = sections_of(f"# x\n\n`x` · choose one · 1 point\n\n{text}")
    return frozenset(o.wording for section in sections for o in options_in(section.blocks))


def _arrange(
    cells: Sequence[Cell], matched: dict[int, str], places: dict[str, _Place]
) -> Iterator[Cell]:
    """Put each cell in its place, or after the cell that it followed; yield those before all."""
    last: _Place | None = None
    for cell in cells:
        name = matched.get(cell.number)
        if name:
            last = places[name]
            last.copies.append(cell)
        elif _is_of_another_release(cell):
            continue
        elif last:
            last.added.append(cell)
        elif cell.source.strip():
            yield cell


def _is_of_another_release(cell: Cell) -> bool:
    """Whether this is a locked cell of another version of the assignment."""
    slot = slot_in({"metadata": {"nbgrader": {"grade_id": cell.grade_id}}})
    return slot is not None and slot.is_locked


def _added(cell: Cell) -> NotebookNode:
    parts = {"cell_type": cell.kind, "id": f"added-{cell.number}", "metadata": {}}
    made: NotebookNode = from_dict(parts | {"source": cell.source})
    if cell.kind == "code":
        made.outputs, made.execution_count = [], None
    if cell.attachments and cell.kind == "markdown":
        made.attachments = cell.attachments
    return made


def number_of(cell: NotebookNode) -> str:
    """Return the place that a cell of the student's own had in the notebook, from 1."""
    return str(cell.id).removeprefix("added-")


def _filled(place: _Place, notes: list[str]) -> NotebookNode:
    """Return the cell at a place: a locked one as handed out, another with the student's text."""
    cell = copy.copy(place.cell)  # its parts are replaced, never changed
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
    if place.slot.is_locked or not place.copies:
        return cell
    written = [c for c in place.copies if c.source.strip() != cell.source.strip()]
    if not written:
        return cell
    if place.slot.kind is Kind.ANSWER:
        chosen = written[-1]
        if len(written) > 1:
            notes.append(f"The {place.label} was there {len(written)} times: the last one counts.")
    else:
        chosen = written[0]  # the others follow it, as they do when a notebook runs
        place.added = [*(replace(c, kind="code") for c in written[1:]), *place.added]
        if len(written) > 1:
            found = f"The {place.label} was there {len(written)} times"
            notes.append(f"{found}: the last definition counts.")
    if chosen.kind != cell.cell_type:
        notes.append(f"The {place.label} had become a {chosen.kind} cell; that was undone.")
    cell.source = chosen.source
    if chosen.attachments and cell.cell_type == "markdown":
        cell.attachments = chosen.attachments
    return cell


def _notes(places: dict[str, _Place], matched: dict[int, str]) -> Iterator[str]:
    missing = [place for place in places.values() if not place.copies]
    for place in missing:
        if not place.slot.is_locked:
            yield f"The cell for the {place.label} was missing; it was put back, empty."
    locked = sum(place.slot.is_locked for place in missing)
    if locked:
        yield f"Missing, and put back: {_cells(locked)} of the assignment."
    changed = [place for place in places.values() if place.slot.is_locked and _is_changed(place)]
    if changed:
        names = ", ".join(dict.fromkeys(_in_words(place) for place in changed))
        yield f"Locked cells were changed, and were put back as handed out: {names}."
    if not _is_sorted([list(places).index(name) for _, name in sorted(matched.items())]):
        yield "Cells were in another order; they were put back in that of the assignment."


def _is_changed(place: _Place) -> bool:
    given = _squeezed(place.cell.source)
    return any(_squeezed(cell.source) != given for cell in place.copies)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _in_words(place: _Place) -> str:
    what = {Kind.CHECK: "check", Kind.TEXT: "text", Kind.RUN: "check_here", Kind.CODE: "import"}
    return f"{what[place.slot.kind]} ({place.slot.exercise})"


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _is_sorted(numbers: Iterable[int]) -> bool:
    numbers = list(numbers)
    return numbers == sorted(numbers)


def empty(release: NotebookNode, note: str) -> Mended:
    """Return the notebook as it was handed out, for a submission that cannot be read."""
    return Mended(mend([], release).notebook, [note])
