"""Extract the work for each exercise from a notebook: a program, or a sheet of answers.

An exercise's program is its solution cell, and what that uses of the student's other cells: those
above the first task and between the task's text and `check_here`, and for names that these do not
define, those in the rest of the notebook, since they are there when the notebook is run.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from nbformat import NotebookNode

from gradlings.course.exercise import Exercise
from gradlings.course.submissions import Submission
from gradlings.hosts.nbgrader.cells import SHEET, slot_in
from gradlings.hosts.nbgrader.parts import Part, parts_of
from gradlings.hosts.nbgrader.program import Program, program_of
from gradlings.hosts.nbgrader.statements import Statement

_SHOWN = 5  # of the cells that no task uses


@dataclass
class Extracted:
    """All that a notebook holds for grading.

    Args:
        submissions: of each exercise, with notes on how its program was found.
        notes: on the student's own cells, for the student.
    """

    submissions: list[tuple[Exercise, Submission, list[str]]]
    notes: list[str] = field(default_factory=list)


def extract(
    notebook: NotebookNode, release: NotebookNode, exercises: Sequence[Exercise], student: str
) -> Extracted:
    """Extract a submission for each exercise from a mended notebook.

    Args:
        notebook: in the form of its release.
        release: as handed out.
        exercises: of the topic.
        student: whose it is.
    """
    parts = parts_of(notebook, release)
    programs = [
        program_of(e.name, parts) if e.is_program else Program(sheet_of(notebook))
        for e in exercises
    ]
    used = {statement for program in programs for statement in program.used}
    submissions = [
        (exercise, _submission(exercise, program.text, student), program.notes)
        for exercise, program in zip(exercises, programs, strict=True)
    ]
    return Extracted(submissions, list(_idle(parts, used)))


def _submission(exercise: Exercise, text: str, student: str) -> Submission:
    if len(text.encode()) <= exercise.max_bytes:
        return Submission(student, exercise.id, text)
    reason = f"the part of the notebook for {exercise.name} is larger than "
    reason += f"{exercise.max_bytes // 1024} KiB"
    return Submission(student, exercise.id, None, reason)


def sheet_of(notebook: NotebookNode) -> str:
    """Combine the questions and the student's answers into a sheet."""
    texts = []
    for cell in notebook.cells:
        slot = slot_in(cell)
        if slot and slot.exercise == SHEET and slot.name != "intro":
            texts.append(cell.source.strip("\n"))
    return "\n\n".join(texts) + "\n"


def _idle(parts: Sequence[Part], used: Collection[Statement]) -> Iterator[str]:
    """Say what of the student's own cells was not run: an import that fails here, or a whole cell.

    A cell that only calls something is a trial, and needs no word.
    """
    idle = []
    for part in parts:
        statements = part.code.statements
        if part.is_solution or part.is_text or all(s.is_call for s in statements):
            continue
        absent = [s for s in statements if s not in used and not _is_installed(s.module)]
        for s in absent:
            why = f"{s.module} is not installed where work is graded"
            yield f"Not run: `{s.line}` in your {part.where}. No task uses it, and {why}."
        if not absent and not any(s in used for s in statements):
            idle.append(f"{part.where} (`{statements[0].line}`)")
    if idle:
        more = f" and {len(idle) - _SHOWN} more" if len(idle) > _SHOWN else ""
        cells = ", ".join(idle[:_SHOWN]) + more
        yield f"Not run, since no task uses what it defines: your {cells}."


def _is_installed(module: str) -> bool:
    try:
        return not module or importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False
