"""The same totals and the same people in nbgrader as in `gradlings grade`."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from support.notebooks import TOPIC, Nbgrader, make, solved
from support.small_course import write_course

from gradlings.cli import main
from gradlings.hosts.nbgrader.build import write_assignment
from gradlings.results import Person, Report, still_open, total

STUDENTS = {"ada": "def double(x):\n    return 2 * x", "hopper": "def double(x):\n    return x"}
ROSTER = """Last name,First name,username,e-mail,Student ID
Lovelace,Ada,Ada,ada@example.org,17
Hopper,Grace,g-hopper,grace@example.org,hopper
Turing,Alan,alan,alan@example.org,19
"""


@pytest.fixture
def nbgrader(tmp_path: Path) -> Nbgrader:
    """A class of three, graded by nbgrader."""
    course = write_course(tmp_path / "course")
    nbgrader = make(course, tmp_path / "nbgrader")
    write_assignment(course, course.topics[0], nbgrader.root)
    nbgrader.generate()
    for student, code in STUDENTS.items():
        nbgrader.submit(student, solved(nbgrader.released(), double=code))
    nbgrader.submit("unread", b"no notebook")
    nbgrader.autograde()
    return nbgrader


def test_totals_have_one_base(nbgrader: Nbgrader, tmp_path: Path) -> None:
    """Points and what all is worth, while words wait, for whom nothing can be read, and after."""
    report = _graded(nbgrader, tmp_path)

    waits = {student: still_open(rows)[0] for student, rows in report.by_student.items()}
    assert waits == {"ada": 4, "hopper": 4, "unread": 0}
    with nbgrader.gradebook() as gradebook:
        for student, rows in report.by_student.items():
            found = gradebook.find_submission(TOPIC, student)
            assert (found.score, found.max_score) == pytest.approx(total(rows))
    table = list(csv.DictReader((tmp_path / "grades/grades.csv").read_text().splitlines()))
    assert {float(row["of"]) for row in table} == {total(report.by_student["ada"])[1]}


def test_names_of_a_roster_reach_formgrader(nbgrader: Nbgrader, tmp_path: Path) -> None:
    """By whichever column has nbgrader's id, in any case; who is not in it is named."""
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER)

    done = _run(nbgrader, "nbgrader", "names", str(nbgrader.root), str(roster))
    nbgrader.autograde("ada")

    assert done.exit_code == 0, done.output
    assert f"unread: not in {roster}" in done.output
    assert "Wrote the names of 3 students" in done.output
    listed = {row["student"]: row for row in nbgrader.api.get_submissions(TOPIC)}
    assert (listed["ada"]["last_name"], listed["ada"]["first_name"]) == ("Lovelace", "Ada")
    assert (listed["hopper"]["last_name"], listed["hopper"]["first_name"]) == ("Hopper", "Grace")
    with nbgrader.gradebook() as gradebook:
        assert {student.id for student in gradebook.students} == {*STUDENTS, "unread", "alan"}
        assert gradebook.find_student("hopper").email == "grace@example.org"


def test_pushed_scores_bring_names_along(nbgrader: Nbgrader, tmp_path: Path) -> None:
    """Those of the roster with which the class was collected; a name that was there stays."""
    report = _graded(nbgrader, tmp_path)
    people = (Person("ada", "Ada Byron Lovelace", "a@example.org"), Person("hopper", "Hopper, G."))
    data = report.to_json() | {"people": [vars(person) for person in people]}
    (tmp_path / "grades/results.json").write_text(json.dumps(data))
    with nbgrader.gradebook() as gradebook:
        gradebook.update_or_create_student("unread", first_name="No", last_name="Body")

    arguments = ["push", str(nbgrader.root), TOPIC, "--grades", str(tmp_path / "grades")]
    done = _run(nbgrader, "nbgrader", *arguments)

    assert done.exit_code == 0, done.output
    with nbgrader.gradebook() as gradebook:
        names = {s.id: (s.first_name, s.last_name, s.email) for s in gradebook.students}
    assert names == {
        "ada": ("Ada Byron", "Lovelace", "a@example.org"),
        "hopper": ("G.", "Hopper", None),
        "unread": ("No", "Body", None),
    }


def _graded(nbgrader: Nbgrader, folder: Path) -> Report:
    """Collect and grade the class in files."""
    _run(nbgrader, "nbgrader", "collect", str(nbgrader.root), TOPIC, "--into", str(folder / "in"))
    shared = f"sqlite:///{nbgrader.root / 'gradlings.sqlite'}"
    out = str(folder / "grades")
    _run(nbgrader, "grade", str(folder / "in"), "--out", out, "--gradebook", shared)
    return Report.from_json(json.loads((folder / "grades/results.json").read_text()))


def _run(nbgrader: Nbgrader, *arguments: str) -> Any:
    return CliRunner().invoke(main, ["--course", str(nbgrader.root / "../course"), *arguments])
