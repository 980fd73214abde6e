"""A class and hostile submissions as notebooks; submissions out of nbgrader, scores in."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from support.attacks import ENDINGS, ENDLESS, SABOTAGE, SAME_THING, USE, WRONG
from support.notebooks import Nbgrader, as_notebook, cell_of, grade_id_of, make, shown_text
from support.small_class import STUDENTS, write_class
from support.small_course import write_course

from gradlings.cli import main
from gradlings.course.course import Course
from gradlings.hosts.nbgrader.build import write_assignment
from gradlings.outcomes import Outcome
from gradlings.results import Report

TOPIC, EXERCISE = "tensors", "margin_cost"
HOSTILE = {
    **{f"ending{i}": f"{code}\n{WRONG}" for i, code in enumerate(ENDINGS[::2])},
    **{f"sabotage{i}": code + WRONG for i, code in enumerate(SABOTAGE[::5])},
    **{f"forbidden{i}": f"import torch\n{code}{USE}" for i, code in enumerate(SAME_THING[::7])},
    "endless": f"{next(iter(ENDLESS.values()))}\n{WRONG}",
    "reader": "import pathlib\nfound = [p for p in pathlib.Path('/').rglob('test_hidden.py')]\n"
    f"print(found)\nassert found\n{WRONG}",
    "writer": "import sqlite3, os\nfor name in ('gradebook.db', '../gradebook.db'):\n"
    f"    sqlite3.connect(os.path.abspath(name)).execute('delete from grade')\n{WRONG}",
    "kernel": f"get_ipython().system('touch /tmp/gradlings-was-here')\n!touch here\n{WRONG}",
    "claims": f"print('✓ passed')\n__name__ = 'graded'\n{WRONG}",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course of one exercise and the questions of its topic."""
    root = tmp_path_factory.mktemp("small") / "course"
    return write_course(root, ["tensors/margin_cost", "tensors/questions"])


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class, in files."""
    return write_class(tmp_path_factory.mktemp("handed_in"))


@pytest.fixture(scope="module")
def graded(small: Course, handed_in: Path) -> Nbgrader:
    """The small class and the hostile ones, handed in as notebooks and graded."""
    nbgrader = make(small, small.root.parent / "nbgrader")
    nbgrader.assignment = TOPIC
    write_assignment(small, small.topics[0], nbgrader.root)
    nbgrader.generate()
    for student in STUDENTS:
        nbgrader.submit(student, as_notebook(handed_in / student, nbgrader))
    for student, code in {"wrong": WRONG, **HOSTILE}.items():
        notebook = nbgrader.released()
        cell_of(notebook, f"{EXERCISE}--solution").source = code
        nbgrader.submit(student, notebook)
    _submit_a_link(nbgrader)
    _add_files(nbgrader, "claims")
    nbgrader.autograde()
    return nbgrader


def _submit_a_link(nbgrader: Nbgrader) -> None:
    """Hand in a link to the instructor's notebook, which holds the solutions."""
    folder = nbgrader.root / "submitted" / "link" / TOPIC
    folder.mkdir(parents=True)
    (folder / f"{TOPIC}.ipynb").symlink_to(nbgrader.root / "source" / TOPIC / f"{TOPIC}.ipynb")


def _add_files(nbgrader: Nbgrader, student: str) -> None:
    """Hand in files that Python, pytest or nbgrader would take notice of elsewhere."""
    folder = nbgrader.root / "submitted" / student / TOPIC
    for name in ("sitecustomize", "conftest", "torch", "gradlings", "nbgrader_config"):
        (folder / f"{name}.py").write_text("raise SystemExit('this ran')\n")
    (folder / "course" / "graders").mkdir(parents=True)
    (folder / "course" / "course.toml").write_text("not ours")


@pytest.mark.parametrize("student", HOSTILE)
def test_a_hostile_submission_gains_nothing(graded: Nbgrader, student: str) -> None:
    """No more than the wrong answer that it carries."""
    wrong, scores = graded.scores("wrong"), graded.scores(student)

    assert sum(wrong.values()) <= 2  # for errors that any answer raises
    for cell, points in scores.items():
        assert points <= wrong[cell] or (student.startswith("forbidden") and points == 0)
    assert not Path("/tmp/gradlings-was-here").exists()


def test_a_link_to_the_solutions_is_not_followed(graded: Nbgrader) -> None:
    """It is reported, and has no points."""
    assert graded.total("link") == 0
    notes = shown_text(graded.autograded("link"))
    assert "is reached through a link" in notes


def test_scores_are_the_same_in_files_and_in_notebooks(
    graded: Nbgrader, small: Course, tmp_path: Path
) -> None:
    """Collected and graded in files, every check of every student of the class ends alike.

    Where the gradebook is shared nothing is left to grade: the very same programs had been graded.
    """
    collected = _run(small, "nbgrader", "collect", str(graded.root), TOPIC, "--into", str(tmp_path))
    shared = f"sqlite:///{graded.root / 'gradlings.sqlite'}"
    out = tmp_path / ".out"
    done = _run(small, "grade", str(tmp_path), "--out", str(out), "--gradebook", shared)

    assert collected.exit_code == 1  # the link
    assert "link: tensors.ipynb is reached through a link" in collected.output
    assert "\n0 graded" in done.output
    report = Report.from_json(json.loads((out / "results.json").read_text()))
    for student in (*STUDENTS, "wrong", "link"):
        scores = graded.scores(student)
        for result in report.by_student[student]:
            for check in result.checks:
                points = scores[grade_id_of(result.exercise, check.id)]
                assert points == (None if check.outcome is Outcome.UNGRADED else check.points)
        total = sum(result.score or 0 for result in report.by_student[student])
        assert graded.total(student) == pytest.approx(total)


def test_the_class_in_files_has_the_scores_of_its_notebooks(
    graded: Nbgrader, small: Course, handed_in: Path, tmp_path: Path
) -> None:
    """The class as it is kept in files, where no notebook has put anything right."""
    shared = f"sqlite:///{graded.root / 'gradlings.sqlite'}"
    done = _run(small, "grade", str(handed_in), "--out", str(tmp_path), "--gradebook", shared)

    assert done.exit_code == 0, done.output
    rows = _rows(tmp_path / "grades.csv")
    assert {row["student"]: float(row["total"]) for row in rows} == pytest.approx(
        {student: graded.total(student) for student in STUDENTS}
    )


def test_scores_from_elsewhere_go_into_nbgraders_gradebook(
    graded: Nbgrader, small: Course, handed_in: Path, tmp_path: Path
) -> None:
    """With a notebook for each student, by which formgrader shows them; what is by hand stays."""
    report = _report_of(graded, small, handed_in, tmp_path / "grades")
    fresh = make(small, tmp_path / "nbgrader")
    fresh.assignment = TOPIC
    shutil.copytree(graded.root / "source", fresh.root / "source")
    fresh.generate()
    fresh.submit("ada", as_notebook(handed_in / "ada", fresh))

    command = ["nbgrader", "push", str(fresh.root), TOPIC, "--grades", str(tmp_path / "grades")]
    done = _run(small, *command)
    with fresh.gradebook() as gradebook:
        grade = gradebook.find_grade(_words(fresh), TOPIC, TOPIC, "ada")
        grade.manual_score = 2
        gradebook.db.commit()
    again = _run(small, *command)

    assert done.exit_code == again.exit_code == 0, done.output + again.output
    assert f"Wrote the scores of {len(report.by_student)} students" in done.output
    for student in STUDENTS:
        extra = 2 if student == "ada" else 0
        assert fresh.total(student) == graded.total(student) + extra
        for step in ("submitted", "autograded"):
            assert (fresh.root / step / student / TOPIC / f"{TOPIC}.ipynb").is_file()
    listed = {s["student"]: s["score"] for s in fresh.api.get_submissions(TOPIC)}
    assert listed["carl"] == graded.total("carl")
    solution = cell_of(fresh.autograded("ada"), f"{EXERCISE}--solution").source
    assert "def many_class_cost" in solution
    assert "raise NotImplementedError" not in solution
    assert "graded outside of nbgrader" in shown_text(fresh.autograded("carl"))


def test_commands_say_what_is_missing(small: Course, graded: Nbgrader, tmp_path: Path) -> None:
    """Exit code 2, and the next step."""
    nowhere = _run(small, "nbgrader", "collect", str(tmp_path), TOPIC, "--into", "x")
    topic = _run(small, "nbgrader", "collect", str(graded.root), "nothing", "--into", "x")
    early = make(small, tmp_path / "early")
    unbuilt = _run(small, "nbgrader", "collect", str(early.root), TOPIC, "--into", "x")
    grades = _run(small, "nbgrader", "push", str(graded.root), TOPIC, "--grades", str(tmp_path))

    assert "run `gradlings nbgrader init" in nowhere.output
    assert "no topic 'nothing'; its topics are tensors" in topic.output
    assert "run `nbgrader generate_assignment tensors`" in unbuilt.output
    assert "run `gradlings grade" in grades.output
    assert {d.exit_code for d in (nowhere, topic, unbuilt, grades)} == {2}


def _report_of(graded: Nbgrader, small: Course, handed_in: Path, out: Path) -> Report:
    """Grade the class in files."""
    shared = f"sqlite:///{graded.root / 'gradlings.sqlite'}"
    _run(small, "grade", str(handed_in), "--out", str(out), "--gradebook", shared)
    report = Report.from_json(json.loads((out / "results.json").read_text()))
    assert all(result.score is not None for result in report.results)
    return report


def _words(nbgrader: Nbgrader) -> str:
    """Return the name of an answer in words."""
    return next(
        cell.metadata.nbgrader.grade_id
        for cell in nbgrader.released().cells
        if "_Write here._" in cell.source and cell.metadata.nbgrader.grade
    )


def _run(course: Course, *arguments: str) -> Any:
    return CliRunner().invoke(main, ["--course", str(course.root), *arguments])


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open() as opened:
        return list(csv.DictReader(opened))
