"""A small course as nbgrader's assignment, and students who hand in notebooks."""

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
from support import HIDDEN, KEY, PUBLIC, SOLUTION, STUB
from traitlets.config.loader import PyFileConfigLoader

from gradlings.course.course import Course, load_course
from gradlings.course.questions.blank import blank_sheet
from gradlings.course.questions.blocks import sections_of
from gradlings.hosts.nbgrader.config import init
from gradlings.hosts.nbgrader.prompt import halves_of

TOPIC = "tensors"

SHIFT_STUB = '''"""Shift a tensor, once and twice.

The result of `shift` is

.. math:: x + b

Rules
- The argument stays as it is.
"""

import torch


def shift(x: torch.Tensor, by: float) -> torch.Tensor:
    """Return x + by."""
    raise NotImplementedError


def shift_twice(x: torch.Tensor, by: float) -> torch.Tensor:
    """Return x + 2 by."""
    raise NotImplementedError
'''
SHIFT_SOLUTION = (
    SHIFT_STUB.replace("import torch\n", "import math\n\nimport torch\n\nZERO = math.sin(0)\n", 1)
    .replace("raise NotImplementedError", "return x + by + ZERO", 1)
    .replace("raise NotImplementedError", "return _again(x, by)", 1)
    + "\n\ndef _again(x, by):\n    return shift(shift(x, by), by)\n"
)
SHIFT_PUBLIC = '''"""Public checks."""

import torch


def shifted(module, x, by):
    """shift(x, by)"""
    return module.shift(x, by)


def test_example(submission, expect):
    """Three shifted by one is four."""
    expect(submission(shifted, torch.tensor([3.0]), 1.0), torch.tensor([4.0]))
'''
SHIFT_HIDDEN = '''"""Hidden checks."""

import pytest
import torch


def shifted_twice(module, x, by):
    """shift_twice(x, by)"""
    return module.shift_twice(x, by)


@pytest.mark.points(3)
@pytest.mark.time_limit(1)
def test_twice(agree, rng):
    """Shifting twice shifts by twice as much."""
    agree(shifted_twice, 98765 + torch.rand(3, generator=rng), 2.0)
'''
TRIPLED = '''"""Belief: doubling is tripling.

Advice: Count the terms of your sum.
"""


def double(x):
    return 3 * x
'''
FILES = {
    "course.toml": '[course]\nname = "mini"\ntitle = "Mini"\n'
    '[[topic]]\nname = "tensors"\ntitle = "Tensors"\n'
    '[[topic.exercise]]\nname = "double"\n[[topic.exercise]]\nname = "shift"\n'
    + "".join(
        f'[[topic.question]]\nname = "{name}"\n' for name in ("doubling", "even", "area", "words")
    ),
    "exercises/tensors/README.md": "# Tensors\n\nA primer: $x + x$.\n\n"
    "## The exercises\n\n[double](double.py)\n\n## Further reading\n\nMore.\n",
    "exercises/tensors/double.py": STUB,
    "solutions/tensors/double.py": SOLUTION,
    "graders/tensors/double/test_public.py": PUBLIC,
    "graders/tensors/double/test_hidden.py": HIDDEN,
    "graders/tensors/double/wrong/tripled.py": TRIPLED,
    "exercises/tensors/shift.py": SHIFT_STUB,
    "solutions/tensors/shift.py": SHIFT_SOLUTION,
    "graders/tensors/shift/test_public.py": SHIFT_PUBLIC,
    "graders/tensors/shift/test_hidden.py": SHIFT_HIDDEN,
    "exercises/tensors/questions.md": blank_sheet(KEY),
    "solutions/tensors/questions.md": KEY,
}
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


def write_course(root: Path) -> Course:
    """Write the small course."""
    for path, text in FILES.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return load_course(root)


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
        """Hand it out through nbgrader's exchange; give the files that students find there."""
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
        """Generate the feedback for a student; give the page."""
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


def text_of(notebook: NotebookNode) -> str:
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
