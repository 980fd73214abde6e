"""The cells of an assignment: what each is for, and the names by which it is found again.

nbgrader identifies a cell by its `grade_id`. Ours consist of the exercise, the kind of the cell and
the name of its content, so they stay the same when a grader is edited or a check is added.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gradlings.course.exercise import HIDDEN, PUBLIC
from gradlings.errors import CourseError

TOPIC = "topic"  # instead of an exercise: for cells of the whole topic
SHEET = "questions"
PROMPT = "prompt"  # names the text of a task
# With this metadata a heading folds up what is below it: in JupyterLab and Notebook, and in the
# classic notebook with its extension for collapsible headings.
FOLDED = ("jp-MarkdownHeadingCollapsed", "heading_collapsed")
_SEPARATOR = "--"
_FILES = {PUBLIC: "public", HIDDEN: "hidden"}
_MAX_GRADE_ID = 128  # a column of nbgrader's gradebook


class Kind(StrEnum):
    """The purpose of a cell."""

    TEXT = "text"  # locked, in Markdown: primer, task, question
    CODE = "code"  # locked: the imports of every notebook
    SOLUTION = "solution"  # the student's program
    RUN = "run"  # locked: runs the public checks
    CHECK = "check"  # locked and graded
    ANSWER = "answer"  # the student's answer to a question, graded


@dataclass(frozen=True)
class Slot:
    """The place of one cell in an assignment.

    Args:
        exercise: name within the topic; `questions` for the sheet, `topic` for neither.
        kind: the purpose of the cell.
        name: which text, check (`test_hidden.py::test_value`) or question (`mse_range`).
    """

    exercise: str
    kind: Kind
    name: str = ""

    @property
    def grade_id(self) -> str:
        """The name of the cell in nbgrader.

        Raises:
            CourseError: the name is too long for nbgrader's gradebook.
        """
        name = self.name
        if self.kind is Kind.CHECK:
            file, _, function = self.name.partition("::")
            name = f"{_FILES[file]}{_SEPARATOR}{function}"
        grade_id = _SEPARATOR.join(filter(None, (self.exercise, self.kind, name)))
        if len(grade_id) > _MAX_GRADE_ID:
            raise CourseError(
                f"{grade_id}: nbgrader takes names of at most {_MAX_GRADE_ID} characters, this one "
                f"has {len(grade_id)}; shorten the name of the check"
            )
        return grade_id

    @property
    def is_locked(self) -> bool:
        """Whether a student's changes to the cell are undone."""
        return self.kind not in (Kind.SOLUTION, Kind.ANSWER)

    @property
    def is_graded(self) -> bool:
        """Whether the cell has points."""
        return self.kind in (Kind.CHECK, Kind.ANSWER)


def slot_of(grade_id: object) -> Slot | None:
    """Read a `grade_id`; return None if gradlings did not make it."""
    exercise, *rest = grade_id.split(_SEPARATOR) if isinstance(grade_id, str) else [""]
    if not rest or rest[0] not in list(Kind):
        return None
    kind, name = Kind(rest[0]), _SEPARATOR.join(rest[1:])
    if kind is Kind.CHECK:
        of = {short: file for file, short in _FILES.items()}
        short, _, function = name.partition(_SEPARATOR)
        if short not in of:
            return None
        name = f"{of[short]}::{function}"
    return Slot(exercise, kind, name)


def slot_in(cell: Any) -> Slot | None:
    """Return the place of a cell of a notebook; None if it has no `grade_id` of gradlings."""
    metadata = cell.get("metadata", {})
    named = metadata.get("nbgrader", {}) if isinstance(metadata, dict) else {}
    return slot_of(named.get("grade_id")) if isinstance(named, dict) else None


def cell_id(topic: str, grade_id: str) -> str:
    """Return the id that the notebook format requires of a cell: the same in every build."""
    return hashlib.sha256(f"{topic}/{grade_id}".encode()).hexdigest()[:16]
