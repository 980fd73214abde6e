"""Update nbgrader's gradebook: the scores of a submission, and the cells of a release.

Scores and comments that a person gave are never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbgrader import api
from nbgrader.api import Comment, Grade, Gradebook, GradeCell, SolutionCell, SourceCell
from sqlalchemy import make_url
from sqlalchemy.orm import scoped_session

from gradlings.hosts.git.people import Named
from gradlings.hosts.nbgrader.results_in_cells import Scores

_NAMES_AT_ONCE = 500  # in one query


class _Opened:
    """Opens nbgrader's database as nbgrader does, and examines it only once.

    nbgrader opens it six times per submission. Each time it compiles all queries again, and looks
    for each table and for the course, which takes longer than everything else that it does.
    """

    def __init__(self) -> None:
        self._open = Gradebook.__init__
        self._examined: dict[tuple[str, str], dict[str, Any]] = {}  # by database and course

    def begin(self) -> None:
        """Forget the examined databases: between two runs, one may be replaced."""
        self._examined.clear()

    def __call__(
        self,
        gradebook: Gradebook,
        db_url: str,
        course_id: str = "default_course",
        authenticator: Any = None,
    ) -> None:
        """Do what `Gradebook.__init__` does."""
        file = make_url(db_url).database  # somebody may have deleted it, to start again
        is_gone = db_url.startswith("sqlite") and not Path(file or "").exists()
        if is_gone or (db_url, course_id) not in self._examined:
            self._open(gradebook, db_url, course_id, authenticator)
            self._examined[db_url, course_id] = dict(vars(gradebook))
            return
        vars(gradebook).update(self._examined[db_url, course_id], authenticator=authenticator)
        gradebook.db = scoped_session(gradebook.db.session_factory)  # another session


_opened = _Opened()


def open_faster() -> None:
    """Let nbgrader examine its database once per run, not in each step of each submission."""
    _opened.begin()
    if not hasattr(api.create_engine, "cache_info"):
        api.create_engine = lru_cache(maxsize=8)(api.create_engine)
        # A function, so that it becomes a method.
        Gradebook.__init__ = lambda self, *args, **named: _opened(self, *args, **named)


def save_scores(
    gradebook: Any, assignment: str, student: str, scores: Scores, *, is_known: bool = False
) -> bool:
    """Write the scores of a submission, in one transaction.

    Args:
        gradebook: nbgrader's.
        assignment: its name, and that of its notebook.
        student: whose submission.
        scores: of each graded cell.
        is_known: whether the same answers have been graded before; then nobody has to look again
            at a grade that a person gave.

    Returns:
        whether it was in time, and has no penalty from before.
    """
    submission = gradebook.find_submission_notebook(assignment, assignment, student)
    names = {cell.id: cell.name for cell in submission.notebook.grade_cells}
    for grade in submission.grades:
        name = names.get(grade.cell_id, "")
        if name not in scores:
            continue
        points = scores[name]
        by_hand, before = grade.manual_score is not None, grade.auto_score
        if points is None:
            grade.needs_manual_grade = not by_hand or not is_known
        else:
            grade.needs_manual_grade = by_hand and before != points
        grade.auto_score = points
    seconds_late = submission.assignment.total_seconds_late
    in_time = not seconds_late and not submission.late_submission_penalty
    gradebook.db.commit()
    return in_time


def waiting_in(gradebook: Any, assignment: str, student: str) -> set[str]:
    """Return the names of a submission's graded cells that have no points yet."""
    submission = gradebook.find_submission_notebook(assignment, assignment, student)
    names = {cell.id: cell.name for cell in submission.notebook.grade_cells}
    return {
        names[grade.cell_id]
        for grade in submission.grades
        if grade.auto_score is None and grade.manual_score is None
    }


def due_date(gradebook: Any, assignment: str) -> datetime | None:
    """Return when an assignment is due, in UTC."""
    try:
        found: datetime | None = gradebook.find_assignment(assignment).duedate
    except ValueError:  # nbgrader's MissingEntry
        return None
    return found


def take_lateness(gradebook: Any, assignment: str, student: str, points: float) -> None:
    """Replace nbgrader's penalty of a late submission by what the course takes for it."""
    submission = gradebook.find_submission_notebook(assignment, assignment, student)
    submission.late_submission_penalty = points or None
    gradebook.db.commit()


def name_student(gradebook: Any, student: str, first: str, last: str, email: str) -> None:
    """Write who a student is, as far as it is known; what is not known stays as it is."""
    known = {"first_name": first, "last_name": last, "email": email}
    gradebook.update_or_create_student(student, **{k: v for k, v in known.items() if v})


def name_class(gradebook: Any, people: Sequence[Named], submitted: Iterable[str]) -> list[str]:
    """Write who the students of a class are.

    Args:
        gradebook: nbgrader's.
        people: of a roster. Which of its ids is nbgrader's, the gradebook and the submissions show;
            for a student who is in neither, the first is taken.
        submitted: the students who have handed in.

    Returns:
        the students who have handed in, or are in the gradebook, and are not in the roster.
    """
    known = {*submitted, *(student.id for student in gradebook.students)}
    folded = {student.casefold(): student for student in known}
    seen = set()
    for person in people:
        mine = [folded[i.casefold()] for i in person.ids if i.casefold() in folded]
        student = mine[0] if mine else person.ids[0]
        name_student(gradebook, student, person.first, person.last, person.email)
        seen.add(student)
    return sorted(known - seen)


def migrate_cells(
    gradebook: Any, notebook: Any, graded: dict[str, Any], answered: Iterable[str], all_: set[str]
) -> tuple[list[str], list[str]]:
    """Replace a notebook's cells in the gradebook by those of a new release, also in submissions.

    Args:
        gradebook: nbgrader's.
        notebook: of the gradebook.
        graded: the gradebook's row of each graded cell, by name.
        answered: names of the cells in which students write.
        all_: names of all cells that nbgrader knows.

    Returns:
        names of the graded cells that were added, and that were removed.
    """
    old = {cell.name: cell for cell in notebook.grade_cells}
    removed = [cell for name, cell in old.items() if name not in graded]
    added = [name for name in graded if name not in old]
    _remove(gradebook.db, Grade, removed)
    answered = set(answered)
    answers = {cell.name: cell for cell in notebook.solution_cells}
    _remove(gradebook.db, Comment, [c for name, c in answers.items() if name not in answered])
    for cell in list(notebook.source_cells):
        if cell.name not in all_:
            gradebook.db.delete(cell)
    for name in added:
        row = graded[name]
        cell = GradeCell(
            name=name, notebook=notebook, max_score=row["max_score"], cell_type=row["cell_type"]
        )
        gradebook.db.add(cell)
        gradebook.db.flush()
        for submission in notebook.submissions:
            gradebook.db.add(Grade(cell_id=cell.id, notebook=submission))
    for name in answered - set(answers):
        cell = SolutionCell(name=name, notebook=notebook)
        gradebook.db.add(cell)
        gradebook.db.flush()
        for submission in notebook.submissions:
            gradebook.db.add(Comment(cell_id=cell.id, notebook=submission))
    there = {cell.name for cell in notebook.source_cells}
    for name in all_ - there:
        kind = graded[name]["cell_type"] if name in graded else "code"
        gradebook.db.add(SourceCell(name=name, notebook=notebook, cell_type=kind))
    gradebook.db.commit()
    return added, [cell.name for cell in removed]


def _remove(db: Any, kind: Any, cells: list[Any]) -> None:
    """Remove cells, and the grades or comments on them in all submissions."""
    ids = [cell.id for cell in cells]
    for start in range(0, len(ids), _NAMES_AT_ONCE):
        some = ids[start : start + _NAMES_AT_ONCE]
        db.query(kind).filter(kind.cell_id.in_(some)).delete(synchronize_session=False)
    for cell in cells:
        db.delete(cell)
