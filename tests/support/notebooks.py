"""nbgrader at work in a course directory, and students who hand in notebooks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config.loader import PyFileConfigLoader

from gradlings.course.course import Course
from gradlings.course.questions.blocks import sections_of
from gradlings.hosts.nbgrader.config import init
from gradlings.hosts.nbgrader.prompt import halves_of

TOPIC = "tensors"

CODE = {
    "double--solution": "def double(x):\n    return 2 * x",
    "shift--solution": "def shift(x, by):\n    return x + by\n\n\n"
    "def shift_twice(x, by):\n    return shift(shift(x, by), by)",
}
ANSWERS = {
    "questions--answer--doubling": ("[ ] Six", "[x] Six"),
    "questions--answer--even": ("[ ] Zero", "[x] Zero"),
    "questions--answer--area": ("___", "0.25"),
    "questions--answer--words": ("_Write here._", "You add a number to itself."),
}


class Nbgrader:
    """nbgrader at work in a course directory.

    Args:
        root: the course directory.
        assignment: which one is meant.
    """

    def __init__(self, root: Path, assignment: str = TOPIC) -> None:
        self.root, self.assignment = root, assignment
        config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
        config.SubmissionExporter.workers = 1
        self.exchange = root.parent / "exchange"
        self.exchange.mkdir(exist_ok=True)
        self.exchange.chmod(0o777)
        config.Exchange.root = str(self.exchange)
        self.api = NbGraderAPI(config=config)

    def generate(self) -> None:
        """Generate the students' version."""
        _well(self.api.generate_assignment(self.assignment))

    def release(self) -> list[str]:
        """Hand it out through nbgrader's exchange; return the files that students find there."""
        _well(self.api.release_assignment(self.assignment))
        found = self.exchange.glob(f"*/outbound/{self.assignment}")
        return sorted(
            path.relative_to(folder).as_posix()
            for folder in found
            for path in folder.rglob("*")
            if path.is_file()
        )

    def autograde(self, student: str = "*") -> dict[str, Any]:
        """Autograde one submission, or all."""
        return _well(self.api.autograde(self.assignment, student))

    def feedback(self, student: str) -> str:
        """Generate the feedback for a student; return the page."""
        _well(self.api.generate_feedback(self.assignment, student))
        folder = self.root / "feedback" / student / self.assignment
        return (folder / f"{self.assignment}.html").read_text()

    def released(self) -> NotebookNode:
        """Return the notebook as students get it."""
        folder = self.root / "release" / self.assignment
        return nbformat.read(folder / f"{self.assignment}.ipynb", as_version=4)

    def submit(self, student: str, notebook: NotebookNode | bytes, name: str | None = None) -> None:
        """Hand in a notebook, or what has become of it."""
        folder = self.root / "submitted" / student / self.assignment
        folder.mkdir(parents=True, exist_ok=True)
        raw = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
        (folder / (name or f"{self.assignment}.ipynb")).write_bytes(raw)

    def autograded(self, student: str) -> NotebookNode:
        """Return the graded notebook of a student."""
        folder = self.root / "autograded" / student / self.assignment
        return nbformat.read(folder / f"{self.assignment}.ipynb", as_version=4)

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """Open nbgrader's gradebook."""
        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as gradebook:
            yield gradebook

    def scores(self, student: str) -> dict[str, float | None]:
        """Return what nbgrader's gradebook has of each graded cell."""
        with self.gradebook() as gradebook:
            found = gradebook.find_submission_notebook(self.assignment, self.assignment, student)
            return {grade.cell.name: grade.auto_score for grade in found.grades}

    def total(self, student: str) -> float:
        """Return the score that nbgrader shows."""
        with self.gradebook() as gradebook:
            return float(gradebook.find_submission(self.assignment, student).score)


def _well(result: dict[str, Any]) -> dict[str, Any]:
    assert result["success"], result.get("error", "") + result.get("log", "")
    return result


def make(course: Course, root: Path) -> Nbgrader:
    """Make a course directory for a course."""
    init(course, root)
    return Nbgrader(root)


def cell_of(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    """Find a cell by its name."""
    return next(
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


def without(notebook: NotebookNode, *grade_ids: str) -> NotebookNode:
    """Delete some cells."""
    gone = [cell_of(notebook, grade_id) for grade_id in grade_ids]
    notebook.cells = [cell for cell in notebook.cells if not any(cell is one for one in gone)]
    return notebook


def solved(notebook: NotebookNode, **code: str) -> NotebookNode:
    """Fill in every cell rightly, or a program otherwise: `double="…"`."""
    for grade_id, text in CODE.items():
        cell_of(notebook, grade_id).source = code.get(grade_id.partition("--")[0], text)
    for grade_id, (before, after) in ANSWERS.items():
        cell = cell_of(notebook, grade_id)
        cell.source = cell.source.replace(before, after)
    return notebook


def shown_text(notebook: NotebookNode) -> str:
    """Return all that a graded notebook says."""
    parts = []
    for cell in notebook.cells:
        parts.append(cell.source)
        for output in cell.get("outputs", []):
            parts += [output.get("text", ""), *output.get("traceback", [])]
            parts += [str(data) for data in output.get("data", {}).values()]
    return "\n".join(parts)


Abuse = Callable[[NotebookNode], "NotebookNode | bytes"]


def as_notebook(folder: Path, nbgrader: Nbgrader) -> NotebookNode:
    """Write the files that a student has for a topic into the cells of its notebook.

    No notebook can hold a file that is not UTF-8: its cell stays as it was handed out.
    """
    notebook = nbgrader.released()
    files = folder / "exercises" / nbgrader.assignment
    for file in files.glob("*.py"):
        cell = next((c for c in notebook.cells if _name_of(c) == f"{file.stem}--solution"), None)
        if cell is not None:
            with suppress(UnicodeDecodeError):
                cell.source = file.read_bytes().decode("utf-8-sig")
    sheet = files / "questions.md"
    if sheet.is_file():
        for section in sections_of(sheet.read_text(errors="replace")):
            cell_of(notebook, f"questions--answer--{section.name}").source = halves_of(section)[1]
    return notebook


def grade_id_of(exercise: str, check: str) -> str:
    """Name the graded cell of a check."""
    name = exercise.partition("/")[2]
    file, _, function = check.partition("::")
    if name == "questions":
        return f"questions--answer--{function}"
    return f"{name}--check--{file.removeprefix('test_').removesuffix('.py')}--{function}"


def _name_of(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
