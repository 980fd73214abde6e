"""Names, e-mails and LMS ids of a roster: from there into every table that grading writes."""

from __future__ import annotations

import csv
import io
import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from rich.console import Console
from support.linux import needs_linux
from support.repositories import push
from support.small_course import SOLUTION, STUB, MakeCourse

from gradlings.cli import main
from gradlings.course.course import Course
from gradlings.hosts.git import read_roster
from gradlings.reports.csv import render as as_csv
from gradlings.reports.feedback import feedback_for
from gradlings.reports.terminal import render
from gradlings.results import Person, Report

ROSTER = """Student,Repository,First name,Surname,E-Mail,SIS User ID
ann,./ann,Ann,Lee,ann@u.edu,0012345
bob,./bob,Zoë,=Müller,bob@u.edu,
cat,./bob,,,,
"""
PEOPLE = [
    Person("ann", "Ann Lee", "ann@u.edu", "0012345"),
    Person("bob", "Zoë =Müller", "bob@u.edu"),
]


@pytest.mark.parametrize(
    ("roster", "person"),
    [
        ("student,repository\nann,/x\n", Person("ann")),
        ("name,repo\nZoë Müller,/x\n", Person("Zoe_Muller", "Zoë Müller")),
        ("name,login,repo\nPlato,ann,/x\n", Person("ann", "Plato")),
        (
            "roster_identifier,github_username,github_id,student_repository_url\n"
            '"Doe, Jane",ann,77,/x\n',
            Person("ann", "Doe, Jane"),
        ),
        (
            "roster_identifier;github_username;student_repository_url\nj@u.edu;ann;/x\n",
            Person("j@u.edu", email="j@u.edu"),
        ),
        (
            "Last Name\tFirst Name\tUsername\tStudent ID\tEmail Address\tURL\n"
            "Lee\tAnn\tann\t007\ta@u.edu\t/x\n",
            Person("007", "Ann Lee", "a@u.edu", "007"),
        ),
        (
            "OrgDefinedId,Username,Display Name,Mail,Repository\n#7,ann,Ann\u00a0 Lee,a@u,/x\n",
            Person("ann", "Ann Lee", "a@u", "#7"),
        ),
        (
            "username,first_name,last_name,email,section,github_id,role,repository\n"
            "ann,Ann,Lee,a@u.edu,1,5,student,/x\n",
            Person("ann", "Ann Lee", "a@u.edu"),
        ),
    ],
)
def test_a_roster_says_who_somebody_is(tmp_path: Path, roster: str, person: Person) -> None:
    """In the columns that Canvas, Moodle, Brightspace, GitHub and people use."""
    (tmp_path / "r.csv").write_text(roster)

    assert read_roster(tmp_path / "r.csv").people == {person.student: person}


def command(course: Course, *arguments: str | Path) -> Result:
    """Run gradlings on a course."""
    return CliRunner().invoke(main, ["--course", str(course.root), *map(str, arguments)])


def collect(course: Course, folder: Path, roster: str = ROSTER) -> Result:
    """Collect a class into `in`."""
    (folder / "r.csv").write_text(roster)
    return command(course, "collect", folder / "r.csv", "--into", folder / "in")


@pytest.fixture
def mini(make_course: MakeCourse, tmp_path: Path) -> Course:
    """A course of one exercise, and its collected class."""
    course = make_course()
    push(tmp_path / "ann", SOLUTION)
    push(tmp_path / "bob", STUB)
    done = collect(course, tmp_path)
    assert done.exit_code == 0, done.output
    return course


def grade(course: Course, folder: Path, *options: str) -> Report:
    """Grade the class; the results obey their schema."""
    arguments = ("grade", folder / "in", "--out", folder / "out", "--workers", "1")
    done = command(course, *arguments, *options)
    assert done.exit_code == 0, done.output
    data = json.loads((folder / "out" / "results.json").read_text())
    schema = resources.files("gradlings.reports") / "results-1.schema.json"
    jsonschema.validate(data, json.loads(schema.read_text()))
    return Report.from_json(data)


def table(report: Report, width: int) -> str:
    """Return the table of a class on a terminal of some width."""
    console = Console(file=io.StringIO(), width=width)
    with console.capture() as captured:
        console.print(render(report, console))
    return captured.get()


@needs_linux
def test_each_table_says_who_the_students_are(mini: Course, tmp_path: Path) -> None:
    """grades.csv, results.json, and the table on a terminal that is wide enough."""
    report = grade(mini, tmp_path)

    assert list(report.people) == PEOPLE
    rows = list(csv.reader((tmp_path / "out" / "grades.csv").read_text().splitlines()))
    assert [row[:5] for row in rows] == [
        ["student", "name", "email", "lms_id", "tensors/double"],
        ["ann", "Ann Lee", "ann@u.edu", "0012345", "3"],
        ["bob", "Zoë =Müller", "bob@u.edu", "", "0"],
        ["cat", "", "", "", "0"],
    ]
    assert "│ ann     │ Ann Lee " in table(report, 80)
    assert "Lee" not in table(report, 40)
    assert "│ ann " in table(report, 40)
    assert not any(word in feedback_for(report, "ann") for word in ("Lee", "u.edu", "0012345"))


@needs_linux
def test_what_looks_like_a_formula_is_text_in_a_spreadsheet(mini: Course, tmp_path: Path) -> None:
    """Names come from people whom nobody has asked for a formula."""
    collect(mini, tmp_path, ROSTER.replace("Ann,Lee", "=1+1,"))

    grade(mini, tmp_path)

    assert "\nann,'=1+1,ann@u.edu," in (tmp_path / "out" / "grades.csv").read_text()


@needs_linux
def test_a_corrected_roster_counts_also_for_a_repository_that_is_gone(
    mini: Course, tmp_path: Path
) -> None:
    """Nothing is graded again for it, and who left is not there any more."""
    grade(mini, tmp_path)
    (tmp_path / "ann").rename(tmp_path / "moved")
    lines = ROSTER.replace("Lee", "Li").replace("0012345", "9").splitlines()

    collect(mini, tmp_path, "\n".join(lines[:2]) + "\n")
    report = grade(mini, tmp_path)

    assert report.people == (Person("ann", "Ann Li", "ann@u.edu", "9"),)
    assert report.by_student["ann"][0].score == 3
    manifest = json.loads((tmp_path / "in" / "manifest.json").read_text())
    assert [row["name"] for row in manifest["students"]] == ["Ann Li"]


@needs_linux
def test_a_part_of_a_class_has_its_own_people(mini: Course, tmp_path: Path) -> None:
    """Not those of the other parts."""
    assert list(grade(mini, tmp_path, "--shard", "2/3").people) == PEOPLE[1:]


def test_a_roster_that_says_no_more_than_names_of_folders_adds_no_column() -> None:
    """Nor do results of an earlier version, which have no people."""
    report = Report("c", "0.1.0", "2", 0, sandboxed=True, results=(), people=(Person("a", "a"),))
    data = report.to_json()
    del data["people"]

    assert as_csv(report) == as_csv(Report.from_json(data))
    assert as_csv(report).startswith("student,total,")
