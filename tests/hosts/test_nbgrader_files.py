"""More than one notebook in a submission, or none: the one that holds work, and what both read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from support.abuses import ALL, SHIFT
from support.notebooks import CODE, TOPIC, Nbgrader, cell_of, make, shown_text, solved
from support.small_course import write_course

from gradlings.cli import main
from gradlings.hosts.nbgrader.build import write_assignment

COPY, WANTED = f"{TOPIC} (1).ipynb", f"{TOPIC}.ipynb"


def begun(notebook: NotebookNode) -> NotebookNode:
    """Fill in one cell."""
    cell_of(notebook, "shift--solution").source = CODE["shift--solution"]
    return notebook


SCRATCH = new_notebook(cells=[new_code_cell("1 + 1")])


@pytest.fixture(scope="module")
def nbgrader(tmp_path_factory: pytest.TempPathFactory) -> Nbgrader:
    """A class that has handed in several files each."""
    folder = tmp_path_factory.mktemp("files")
    course = write_course(folder / "course")
    nbgrader = make(course, folder / "nbgrader")
    write_assignment(course, course.topics[0], nbgrader.root)
    nbgrader.generate()
    new = nbgrader.released
    handed_in: dict[str, dict[str, NotebookNode | bytes]] = {
        "untouched": {COPY: solved(new()), WANTED: new()},
        "begun": {f"{TOPIC}-Copy1.ipynb": solved(new()), WANTED: begun(new())},
        "both": {COPY: solved(new(), double="x = 1"), WANTED: solved(new())},
        "scratch": {"scratch.ipynb": SCRATCH, f"{TOPIC}_final.ipynb": solved(new())},
        "beside": {"scratch.ipynb": SCRATCH, WANTED: solved(new())},
        "broken": {COPY: begun(new()), WANTED: b'{"cells": ['},
        "nothing": {"scratch.ipynb": SCRATCH, "other.ipynb": SCRATCH},
        "program": {f"{TOPIC}.py": b"def double(x):\n    return 2 * x\n"},
    }
    for student, files in handed_in.items():
        for name, notebook in files.items():
            nbgrader.submit(student, notebook, name)
    return nbgrader


@pytest.fixture(scope="module")
def log(nbgrader: Nbgrader) -> str:
    """What the instructor reads while the class is graded."""
    done = nbgrader.autograde()
    return str(done["log"])


@pytest.mark.parametrize(
    ("student", "points", "note"),
    [
        ("untouched", ALL, f"{COPY} was graded, in which 6 cells are filled in. Also handed in,"),
        ("begun", ALL, f"{TOPIC}-Copy1.ipynb was graded, in which 6 cells are filled in."),
        ("both", ALL, f"{WANTED} was graded, in which 6 cells are filled in."),
        ("scratch", ALL, f"{TOPIC}_final.ipynb was graded"),
        ("beside", ALL, "and not graded: scratch.ipynb (0)."),
        ("broken", SHIFT, f"{COPY} was graded, in which 1 cell is filled in."),
        ("nothing", 0, "no cell of the assignment in other.ipynb, scratch.ipynb"),
    ],
)
def test_the_notebook_that_holds_work_is_graded(
    nbgrader: Nbgrader, log: str, student: str, points: float, note: str
) -> None:
    """Student and instructor read which one it was, and what else lies there."""
    assert nbgrader.total(student) == points
    assert note in shown_text(nbgrader.autograded(student))
    assert note in log


def test_a_submission_without_a_notebook_is_named(log: str) -> None:
    """Which nbgrader skips, with a warning about a pattern."""
    assert f"program: nothing could be graded: there is no {WANTED}; the folder holds" in log
    assert f"{TOPIC}.py" in log


def test_collecting_chooses_alike_and_says_so(nbgrader: Nbgrader, tmp_path: Path) -> None:
    """In files, for `gradlings grade`."""
    arguments = ["--course", str(nbgrader.root / "../course"), "nbgrader", "collect"]
    done = CliRunner().invoke(
        main, [*arguments, str(nbgrader.root), TOPIC, "--into", str(tmp_path)]
    )

    file = tmp_path / "untouched/exercises/tensors/double.py"
    assert file.read_text().strip() == CODE["double--solution"]
    assert f"untouched: {COPY} was graded, in which 6 cells are filled in." in done.output
    assert f"program: there is no {WANTED}; the folder holds {TOPIC}.py" in done.output
    assert "6 of 8 students collected" in done.output
