"""The sample class as notebooks: every check of every student ends as it does in files.

One whole topic, seven exercises: grading the others would take minutes. Needs Linux, for its
sandbox.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.content import CLASS, COURSE
from support.notebooks import Nbgrader, as_notebook, grade_id_of, make
from support.repository import ROOT

from gradlings.cli import main
from gradlings.hosts.nbgrader.build import write_assignment
from gradlings.outcomes import Outcome
from gradlings.results import Report

STUDENTS = sorted(path.name for path in CLASS.iterdir())
TOPICS = ["losses"]
EXERCISES = [e for e in COURSE.exercises if e.topic in TOPICS]
# A sheet that has a question twice is malformed; in a notebook the last answer counts.
TWICE = ("ivan", "losses/questions", "questions.md::slow_start")


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Nbgrader]:
    """The class, handed in as notebooks and graded, by topic."""
    root = tmp_path_factory.mktemp("class") / "nbgrader"
    make(COURSE, root)
    found = {}
    for topic in COURSE.topics:
        if topic.name in TOPICS:
            write_assignment(COURSE, topic, root)
            nbgrader = found[topic.name] = Nbgrader(root, topic.name)
            nbgrader.api.config.SubmissionExporter.workers = 2
            nbgrader.generate()
            for student in STUDENTS:
                nbgrader.submit(student, as_notebook(CLASS / student, nbgrader))
            nbgrader.autograde()
    return found


def test_the_files_collected_from_notebooks_have_their_scores(
    graded: dict[str, Nbgrader], tmp_path: Path
) -> None:
    """Nothing is left to grade: they are the very same programs."""
    root = graded[TOPICS[0]].root
    for topic in TOPICS:
        _run("nbgrader", "collect", str(root), topic, "--into", str(tmp_path / "files"))

    says, report = _grade(tmp_path / "files", root, tmp_path)

    assert "\n0 graded" in says
    assert _differing(graded, report) == []


def test_the_class_in_files_has_the_scores_of_its_notebooks(
    graded: dict[str, Nbgrader], tmp_path: Path
) -> None:
    """As it is kept in files, where no notebook has put anything right."""
    _, report = _grade(CLASS, graded[TOPICS[0]].root, tmp_path)

    assert [where for where in _differing(graded, report) if where != TWICE] == []


def _grade(folder: Path, root: Path, out: Path) -> tuple[str, Report]:
    """Grade files, with what is known from the notebooks."""
    names = [option for exercise in EXERCISES for option in ("--exercise", exercise.id)]
    shared = f"sqlite:///{root / 'gradlings.sqlite'}"
    says = _run("grade", str(folder), "--out", str(out), "--gradebook", shared, *names)
    return says, Report.from_json(json.loads((out / "results.json").read_text()))


def _differing(graded: dict[str, Nbgrader], report: Report) -> list[tuple[str, str, str]]:
    """Find the checks with other points than in the notebook: student, exercise, check."""
    assert {(r.student, r.exercise) for r in report.results} == {
        (student, exercise.id) for student in STUDENTS for exercise in EXERCISES
    }
    found = []
    for result in report.results:
        scores = graded[result.topic].scores(result.student)
        name = result.exercise.partition("/")[2]
        if not result.checks and any(v for k, v in scores.items() if k.startswith(f"{name}--")):
            found.append((result.student, result.exercise, ""))
        for check in result.checks:
            points = None if check.outcome is Outcome.UNGRADED else check.points
            if scores[grade_id_of(result.exercise, check.id)] != points:
                found.append((result.student, result.exercise, check.id))
    return found


def _run(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["--course", str(ROOT), *arguments])
    assert done.exit_code == 0, done.output
    return done.output
