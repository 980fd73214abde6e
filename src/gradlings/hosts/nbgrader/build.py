"""Make the notebook of a topic, and the folder that nbgrader calls an assignment."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from gradlings.authoring.release.contents import course_toml, paths_of
from gradlings.authoring.release.leaks import require_no_leaks
from gradlings.course.course import COURSE_FILE, Course, Topic
from gradlings.course.exercise import PAYOFF, Check, Exercise
from gradlings.errors import CourseError
from gradlings.hosts.nbgrader.cells import FOLDED, PROMPT, SHEET, TOPIC, Kind, Slot, cell_id
from gradlings.hosts.nbgrader.check_here import FOLDER
from gradlings.hosts.nbgrader.prompt import primer_of, prompt_of, questions_of
from gradlings.hosts.nbgrader.solution_regions import (
    cleared,
    code_below_docstring,
    marked,
    marked_answer,
)
from gradlings.outcomes import shown

CHECKS = "checks"  # names the text above the checks of a task; the cells below it are folded up
_LATER = 'print("This check runs when your work is graded.")'
_SCHEMA = 3  # of nbgrader's metadata
_WIDTH = 88
_PRIMER = "README.md"
_FIGURES = "*.svg"

_INTRO = """# {title}: the tasks

Fill in the code cells below each task, and the answers to the questions at the end. Run the cell
with `check_here(…)` below a task to see how far you are; it looks at what you have run so far.
Below it, folded up, is a cell for each check. Those of public checks run that check: “Run all” and
“Validate” run them, too. Hidden checks run when your work is graded; “Validate” knows nothing of
them. Do not change these cells, or any text.

When your work is graded, a task gets what it uses of your other cells: imports, helper functions,
values. What no task uses is not run. Magics (`%…`) and commands (`!…`) are left out.
"""
_SHEET_INTRO = """# Questions

Double-click the cell below a question to answer it. Put an x between the brackets of your answer,
as in `[x]`; replace `___` by a decimal number, such as 0.25; or replace _Write here._ by your own
words. Do not change the rest.
"""


@dataclass(frozen=True)
class Built:
    """An assignment that has been written.

    Args:
        assignment: its name.
        folder: where it is.
        written: names of the files that were new or had changed.
    """

    assignment: str
    folder: Path
    written: tuple[str, ...]


def notebook_of(topic: Topic) -> NotebookNode:
    """Make the instructor's notebook of a topic, with solutions between markers.

    Raises:
        CourseError: a file of the topic cannot be read, or does not fit into a notebook.
    """
    cells = list(_topic_cells(topic))
    for exercise in topic.exercises:
        cells += _cells(exercise) if exercise.is_program else _sheet_cells(exercise)
    notebook = new_notebook(
        cells=[_cell(topic.name, *parts) for parts in cells],
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )
    nbformat.validate(notebook)
    return notebook


_Parts = tuple[Slot, str, float]  # of a cell: its place, its text, its points


def _cell(topic: str, slot: Slot, source: str, points: float) -> NotebookNode:
    make = new_markdown_cell if slot.kind in (Kind.TEXT, Kind.ANSWER) else new_code_cell
    named = {
        "grade": slot.is_graded,
        "grade_id": slot.grade_id,
        "locked": slot.is_locked,
        "schema_version": _SCHEMA,
        "solution": not slot.is_locked,
        "task": False,
    }
    if slot.is_graded:
        named["points"] = points
    metadata: dict[str, Any] = {"nbgrader": named}
    if slot.kind is Kind.TEXT and slot.name == CHECKS:
        metadata |= dict.fromkeys(FOLDED, True)
    if slot.kind is Kind.CHECK:
        metadata["tags"] = ["raises-exception"]  # “Run all” goes on after it
    made: NotebookNode = make(source, id=cell_id(topic, slot.grade_id), metadata=metadata)
    return made


def _topic_cells(topic: Topic) -> Iterator[_Parts]:
    primer = topic.exercises[0].stub.parent / _PRIMER
    if primer.is_file():
        yield Slot(TOPIC, Kind.TEXT, "primer"), primer_of(primer), 0
    yield Slot(TOPIC, Kind.TEXT, "intro"), _INTRO.format(title=topic.title).strip(), 0
    yield Slot(TOPIC, Kind.CODE, "setup"), "from gradlings.notebooks import check_here", 0


def _cells(exercise: Exercise) -> Iterator[_Parts]:
    name = exercise.name
    yield Slot(name, Kind.TEXT, PROMPT), prompt_of(exercise), 0
    stub, solution = code_below_docstring(exercise.stub), code_below_docstring(exercise.solution)
    yield Slot(name, Kind.SOLUTION), marked(stub, solution, str(exercise.stub)), 0
    yield Slot(name, Kind.RUN), f'check_here("{exercise.id}")', 0
    yield Slot(name, Kind.TEXT, CHECKS), _about_checks(exercise), 0
    for check in exercise.checks:
        if not check.hidden:
            yield Slot(name, Kind.CHECK, check.id), _public(exercise, check), check.points
    hidden = [check for check in exercise.checks if check.hidden]
    if hidden:
        points = shown(sum(check.points for check in hidden))
        text = (
            f"#### Hidden checks of {name}: {points} points\n\nThey run when your work is graded."
        )
        yield Slot(name, Kind.TEXT, "hidden"), text, 0
    for check in hidden:
        yield Slot(name, Kind.CHECK, check.id), f"{_titled(check)}\n{_LATER}", check.points


def _about_checks(exercise: Exercise) -> str:
    checks = exercise.checks
    hidden = sum(check.hidden for check in checks)
    count = f"{len(checks)} checks, {hidden} of them hidden"
    head = f"### Checks of {exercise.name}: {shown(exercise.max_score)} points"
    return f"{head}\n\n{count}. Do not change the cells below."


def _public(exercise: Exercise, check: Check) -> str:
    return f'{_titled(check)}\ncheck_here("{exercise.id}", "{check.function}")'


def _titled(check: Check) -> str:
    """Return the beginning of a graded cell: the check's title as a comment."""
    hidden = ", hidden" if check.hidden else ""
    points = f"{shown(check.points)} point{'' if check.points == 1 else 's'}"
    title = f"Check ({points}{hidden}): {check.title}"
    return textwrap.fill(title, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _sheet_cells(sheet: Exercise) -> Iterator[_Parts]:
    yield Slot(SHEET, Kind.TEXT, "intro"), _SHEET_INTRO.strip(), 0
    for asked in questions_of(sheet):
        question = asked.question
        source = marked_answer(asked.room, asked.answered)
        yield Slot(SHEET, Kind.TEXT, question.name), asked.asked, 0
        yield Slot(SHEET, Kind.ANSWER, question.name), source, question.points


def write_assignment(course: Course, topic: Topic, root: Path) -> Built:
    """Write an assignment into `source/` of nbgrader's course directory.

    Args:
        course: with solutions and hidden checks.
        topic: becomes the assignment.
        root: nbgrader's course directory.

    Raises:
        CourseError: something is wrong with the topic, or students would see something hidden.
    """
    if not topic.exercises:
        raise CourseError(f"{COURSE_FILE}: topic {topic.name} has no exercise yet; add one")
    for exercise in topic.exercises:
        exercise.require_official()
    notebook = notebook_of(topic)
    around = dict(_files_around(course, topic))
    require_no_leaks(around | dict(_as_students_see(topic, notebook)), course)
    text = nbformat.writes(notebook)
    files = around | {f"{topic.name}.ipynb": (text + "\n").encode()}
    folder = root / "source" / topic.name
    return Built(topic.name, folder, tuple(_write(folder, files)))


def _as_students_see(topic: Topic, notebook: NotebookNode) -> Iterator[tuple[str, bytes]]:
    """Return the cells of the notebook as files, with the solutions taken out."""
    for cell in notebook.cells:
        suffix = "py" if cell.cell_type == "code" else "md"
        name = f"{topic.name}.ipynb/{cell.metadata.nbgrader.grade_id}.{suffix}"
        yield name, cleared(cell.source).encode()


def _files_around(course: Course, topic: Topic) -> Iterator[tuple[str, bytes]]:
    """Return the files that the notebook needs: the figures it shows, and the public checks."""
    folder = topic.exercises[0].stub.parent
    primer = primer_of(folder / _PRIMER) if (folder / _PRIMER).is_file() else ""
    for figure in sorted(folder.glob(_FIGURES)):
        if f"]({figure.name})" in primer:
            yield figure.name, _read(figure)
    programs = [e for e in topic.exercises if e.is_program]
    yield f"{FOLDER}/{COURSE_FILE}", course_toml(course, programs).encode()
    for exercise in programs:
        for path in paths_of(exercise):
            if path.endswith(".py") and not path.endswith(PAYOFF):
                yield f"{FOLDER}/{path}", _read(course.root / path)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}: {error.strerror}") from None


def _write(folder: Path, files: dict[str, bytes]) -> Iterator[str]:
    """Update a folder; in our part of it, remove what the course no longer has."""
    for path in sorted((folder / FOLDER).rglob("*"), reverse=True):  # deepest first
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, raw in files.items():
        path = folder / name
        if not (path.is_file() and path.read_bytes() == raw):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
            yield name
