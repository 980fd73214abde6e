"""Cells that are there twice, in a course directory as `gradlings nbgrader init` makes it."""

from __future__ import annotations

import copy
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from support.abuses import ALL
from support.notebooks import CODE, TOPIC, Nbgrader, cell_of, shown_text, solved
from support.small_course import write_course

KINDS = {
    "check": "double--check--hidden--test_value",
    "public": "double--check--public--test_example",
    "solution": "double--solution",
    "run": "double--run",
    "task": "double--text--prompt",
    "answer": "questions--answer--area",
}


@pytest.fixture(scope="module")
def nbgrader(tmp_path_factory: pytest.TempPathFactory) -> Nbgrader:
    """A class with doubled cells, set up, graded and given feedback by commands alone."""
    folder = tmp_path_factory.mktemp("doubled")
    root = folder / "nbgrader"
    write_course(folder / "course")

    def run(module: str, *arguments: str, cwd: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=cwd,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    run("gradlings", "nbgrader", "init", str(root), cwd=folder / "course")
    run("gradlings", "nbgrader", "build", str(root), cwd=folder / "course")
    run("nbgrader", "generate_assignment", TOPIC, cwd=root)
    nbgrader = Nbgrader(root)
    for student, grade_id in KINDS.items():
        notebook = solved(nbgrader.released())
        nbgrader.submit(student, doubled(notebook, [cell_of(notebook, grade_id)]))
    notebook = solved(nbgrader.released())
    nbgrader.submit("all", doubled(notebook, notebook.cells))
    notebook = solved(nbgrader.released())
    notebook.cells += copy.deepcopy(notebook.cells)  # pasted once more, below
    nbgrader.submit("pasted", notebook)
    notebook = solved(nbgrader.released(), double="def double(x):\n    return 0 * x")
    notebook = doubled(notebook, [cell_of(notebook, "double--solution")])
    place = notebook.cells.index(cell_of(notebook, "double--solution"))
    notebook.cells[place + 1].source = CODE["double--solution"]
    nbgrader.submit("second", notebook)
    run("nbgrader", "autograde", TOPIC, cwd=root)
    run("nbgrader", "generate_feedback", TOPIC, cwd=root)
    return nbgrader


def doubled(notebook: NotebookNode, cells: list[NotebookNode]) -> NotebookNode:
    """Put a copy below some cells, with the same id and metadata, as old front ends do."""
    twice = [id(cell) for cell in cells]
    notebook.cells = [
        copy.deepcopy(cell) if again else cell
        for cell in notebook.cells
        for again in ([False, True] if id(cell) in twice else [False])
    ]
    return notebook


@pytest.mark.parametrize("student", [*KINDS, "all", "pasted", "second"])
def test_a_doubled_cell_costs_nothing(nbgrader: Nbgrader, student: str) -> None:
    """Of any kind, or all of them; the graded notebook has each cell once."""
    notebook = nbgrader.autograded(student)
    names = [c.metadata.nbgrader.grade_id for c in notebook.cells if "nbgrader" in c.metadata]

    assert nbgrader.total(student) == ALL
    assert len(names) == len(set(names))
    nbformat.validate(notebook)
    page = nbgrader.root / "feedback" / student / TOPIC / f"{TOPIC}.html"
    assert f"{ALL} /" in page.read_text()


def test_students_read_which_of_two_counts(nbgrader: Nbgrader) -> None:
    """For what they have written."""
    assert "there 2 times: the last definition counts" in shown_text(nbgrader.autograded("second"))
