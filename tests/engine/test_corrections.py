"""Corrections of an instructor: they count, they stay, and everybody can see them."""

from __future__ import annotations

import csv
import json
import subprocess
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support.commands import gradlings, hand_in
from support.sheet import RIGHT as SHEET
from support.small_course import SOLUTION, write_course

from gradlings.course.course import Course
from gradlings.reports.feedback import feedback_for
from gradlings.reports.page import render as page_of
from gradlings.results import Report

HEAD = "student,exercise,check,points,reason,who,when\n"
DOUBLE = "tensors/double"
WRONG = "def double(x): return 3 * x\n"  # 0 of 3 points


@pytest.fixture
def mini(tmp_path: Path) -> Course:
    """A course of a program and a sheet: 3 and 10 points."""
    return write_course(tmp_path / "course", [DOUBLE, "tensors/questions"])


@pytest.fixture
def handed(mini: Course, tmp_path: Path) -> Path:
    """A class of three: right, wrong, nothing handed in."""
    return hand_in(tmp_path / "class", {"ann": SOLUTION, "bob": WRONG, "cleo": None})


def grade(course: Course, handed: Path, rows: str = "", *more: str) -> Any:
    """Grade a class with an overrides.csv of these rows."""
    out = handed.parent / "grades"
    out.mkdir(exist_ok=True)
    if rows:
        (out / "overrides.csv").write_text(HEAD + rows)
    return gradlings(course.root, "grade", handed, "--out", out, *more)


def report_of(handed: Path) -> Report:
    """Read results.json, which must obey its schema."""
    data = json.loads((handed.parent / "grades" / "results.json").read_text())
    schema = resources.files("gradlings.reports").joinpath("results-1.schema.json").read_text()
    jsonschema.validate(data, json.loads(schema))
    return Report.from_json(data)


def points_of(handed: Path) -> dict[str, tuple[float | None, float]]:
    """Return score and maximum of the program, by student."""
    rows = report_of(handed).results
    return {r.student: (r.score, r.max_score) for r in rows if r.exercise == DOUBLE}


def words(done: subprocess.CompletedProcess[str]) -> str:
    """Return what a command said, without line breaks."""
    return " ".join(done.stdout.split())


def exclude(course: Course, gives: str, reason: str = "It was unclear.", check: str = "") -> None:
    """Add a correction for all to course.toml."""
    rows = {"exercise": DOUBLE, "check": check or "test_value", "gives": gives, "reason": reason}
    lines = "".join(f'{key} = "{value}"\n' for key, value in rows.items())
    file = course.root / "course.toml"
    file.write_text(f"{file.read_text()}\n[[correction]]\n{lines}")


def test_points_of_a_check_are_corrected_and_seen_everywhere(mini: Course, handed: Path) -> None:
    """Score, results.json, grades.csv, table, feedback, page; the engine's points stay beside."""
    done = grade(mini, handed, f'bob,{DOUBLE},test_value,"1,5",Nearly right.,Zoe,2026-05-02\n')

    assert done.returncode == 0, done.stdout
    assert points_of(handed) == {"ann": (3, 3), "bob": (1.5, 3), "cleo": (0, 3)}
    report = report_of(handed)
    (result,) = [r for r in report.by_student["bob"] if r.exercise == DOUBLE]
    check = result.checks[1]
    assert (check.outcome, check.points, check.max_points) == ("failed", 1.5, 2)
    assert check.correction is not None
    assert (check.correction.points, check.correction.outcome) == (0, "failed")
    sentence = "Corrected to 1.5 points of 2, from 0 (Zoe, 2026-05-02): Nearly right."
    assert f"bob: {DOUBLE}: test_value: {sentence}" in words(done)
    with (handed.parent / "grades" / "grades.csv").open() as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert rows["bob"][DOUBLE] == "1.5"
    assert rows["bob"]["corrections"] == f"{DOUBLE} test_value: {sentence}"
    assert rows["ann"]["corrections"] == ""
    text = feedback_for(report, "bob")
    assert f"✗ The result is twice the argument. (1.5 / 2)\n\n  > {sentence}" in text
    assert "Corrected" not in feedback_for(report, "ann")
    assert f'title="1.5 of 3; {DOUBLE} test_value: {sentence}">1.5*</td>' in page_of(report)


def test_a_correction_stays_whatever_is_graded_again(mini: Course, handed: Path) -> None:
    """Again, after another answer, and in another part; the file is never written."""
    row = f"bob,{DOUBLE},test_hidden.py::test_value,2,The check was too strict.,Zoe,\n"
    grade(mini, handed, row)
    file = handed.parent / "grades" / "overrides.csv"

    assert "0 graded" in grade(mini, handed).stdout
    assert points_of(handed)["bob"] == (2, 3)
    (handed / "bob" / "exercises" / "tensors" / "double.py").write_text(f"{WRONG}# again\n")
    grade(mini, handed, "", "--again")
    assert points_of(handed)["bob"] == (2, 3)
    grade(mini, handed, "", "--exercise", "questions")
    assert file.read_text() == HEAD + row
    assert "✓ The result is twice the argument. (2 / 2)" in feedback_for(
        _graded(mini, handed), "bob"
    )


def _graded(course: Course, handed: Path) -> Report:
    grade(course, handed)
    return report_of(handed)


def test_what_is_excused_counts_for_nothing(mini: Course, handed: Path) -> None:
    """A check, or an exercise of which nothing was handed in: its maximum is gone, too."""
    rows = f"bob,{DOUBLE},test_value,Excused,He was ill.,Zoe,\ncleo,{DOUBLE},,excused,Ill.,,\n"

    done = grade(mini, handed, rows)

    assert points_of(handed) == {"ann": (3, 3), "bob": (0, 1), "cleo": (0, 0)}
    assert f"cleo: {DOUBLE}: Excused; it had 0 of 3 points: Ill." in words(done)
    with (handed.parent / "grades" / "grades.csv").open() as file:
        cells = {row["student"]: (row[DOUBLE], row["of"]) for row in csv.DictReader(file)}
    assert cells == {"ann": ("3", "13"), "bob": ("0", "11"), "cleo": ("excused", "10")}
    report = report_of(handed)
    text = feedback_for(report, "bob")
    assert "– The result is twice the argument. (counts for nothing)" in text
    assert "> Excused; it had 0 of 2 points (Zoe): He was ill." in text
    text = feedback_for(report, "cleo")
    assert f"| {DOUBLE} | excused | corrected: see below |" in text
    assert f"Not begun: {DOUBLE}" not in text
    assert "**0 of 10 points**" in text
    assert f'{DOUBLE}: Excused; it had 0 of 3 points: Ill.">–</td>' in page_of(report)


def test_a_whole_exercise_gets_points(mini: Course, handed: Path) -> None:
    """Whatever its checks say, and where no file was handed in."""
    rows = f"bob,{DOUBLE},,2.5,He showed it to me.,Zoe,\ncleo,{DOUBLE},,3,Sent by mail.,Zoe,\n"

    done = grade(mini, handed, rows)

    assert points_of(handed) == {"ann": (3, 3), "bob": (2.5, 3), "cleo": (3, 3)}
    assert "Corrected to 2.5 points of 3, from 0 (Zoe): He showed it to me." in words(done)
    text = feedback_for(report_of(handed), "bob")
    assert f"## {DOUBLE}: 2.5 / 3\n\n> Corrected to 2.5 points of 3, from 0" in text
    assert "✗ The result is twice the argument. (0 / 2)" in text
    grade(mini, handed)
    assert points_of(handed)["cleo"] == (3, 3)


def test_an_answer_that_waits_no_longer_waits(mini: Course, handed: Path) -> None:
    """Its points come from the override; by_hand.csv keeps its row."""
    (handed / "ann" / "exercises" / "tensors" / "questions.md").write_text(SHEET)
    assert "1 answers wait to be graded by hand" in words(grade(mini, handed))

    done = grade(mini, handed, "ann,tensors/questions,words,3,Said in the oral exam.,Zoe,\n")

    assert "wait to be graded" not in done.stdout
    (sheet,) = [r for r in report_of(handed).by_student["ann"] if r.exercise != DOUBLE]
    assert (sheet.score, sheet.waits) == (9, 0)
    assert "Corrected to 3 points of 4 (Zoe): Said in the oral exam." in words(done)


def test_a_check_is_excluded_for_all(mini: Course, handed: Path) -> None:
    """By course.toml, also for who handed in nothing; nothing is graded again."""
    grade(mini, handed)
    exclude(mini, "nothing")

    done = grade(mini, handed)

    assert "0 graded" in done.stdout
    assert points_of(handed) == {"ann": (1, 1), "bob": (0, 1), "cleo": (0, 1)}
    said = f"{DOUBLE}: test_value: Counts for nobody: It was unclear. (2 students)"
    assert said in words(done)
    assert "> Counts for nobody: It was unclear." in feedback_for(report_of(handed), "bob")


def test_a_check_is_given_to_all_who_handed_in(mini: Course, handed: Path) -> None:
    """Not to the others; a student's own row is the last word."""
    exclude(mini, "all")

    grade(mini, handed)
    assert points_of(handed) == {"ann": (3, 3), "bob": (2, 3), "cleo": (0, 3)}
    text = feedback_for(report_of(handed), "bob")
    assert "> All points for everybody who handed it in: It was unclear." in text

    grade(mini, handed, f"bob,{DOUBLE},test_value,1,He copied.,Zoe,\n")
    assert points_of(handed)["bob"] == (1, 3)


def test_an_exercise_that_was_only_opened_was_not_handed_in(mini: Course, handed: Path) -> None:
    """The stub, as it was: points for all are not for it, and a correction begins nothing."""
    stub = mini.exercises[0].stub.read_text()
    (handed / "cleo" / "exercises" / "tensors" / "double.py").write_text(stub)
    exclude(mini, "all")
    exclude(mini, "nothing", check="test_example")

    grade(mini, handed)

    assert points_of(handed) == {"ann": (2, 2), "bob": (2, 2), "cleo": (0, 2)}
    assert f"Not begun: {DOUBLE}" in feedback_for(report_of(handed), "cleo")


def test_a_broken_check_is_decided_by_a_person(mini: Course, handed: Path) -> None:
    """Then nothing is withheld any more."""
    hidden = mini.exercises[0].graders[1]
    hidden.write_text(hidden.read_text().replace("    agree(", "    1 / 0\n    agree("))
    assert "withheld from 2 students" in words(grade(mini, handed))
    exclude(mini, "nothing", "The check was broken.")

    done = grade(mini, handed)

    assert "withheld" not in done.stdout
    assert points_of(handed)["ann"] == (1, 1)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (f"ann,{DOUBLE},test_value,3,Why.,,", "ann gets 3 points for tensors/double test_hidden"),
        (f"ann,{DOUBLE},test_value,3,Why.,,", "expected a number from 0 to 2, or excused"),
        (f"ann,{DOUBLE},,-1,Why.,,", "the points are '-1'; expected a number of at least 0"),
        (f"ann,{DOUBLE},,nan,Why.,,", "the points are 'nan'"),
        (f"ann,{DOUBLE},,inf,Why.,,", "the points are 'inf'"),
        (f"ann,{DOUBLE},,many,Why.,,", "the points are 'many'"),
        (f"ann,{DOUBLE},,,Why.,,", "there is no points; fill it in"),
        (f"ann,{DOUBLE},,1,,,", "there is no reason; the student reads it; fill it in"),
        (
            f"bob,{DOUBLE},,1,Why.,,\nbob,{DOUBLE},,2,Why.,,",
            "overrides.csv, line 3: bob has another",
        ),
        (
            f"bob,{DOUBLE},test_value,1,Why.,,\nbob,{DOUBLE},,2,Why.,,",
            "line 2; take one of them out",
        ),
        (
            f"bob,{DOUBLE},test_value,1,a,,\nbob,{DOUBLE},test_hidden.py::test_value,2,b,,",
            "take one of them out",
        ),
    ],
)
def test_a_row_that_cannot_be_is_an_error(mini: Course, handed: Path, row: str, says: str) -> None:
    """With file and line; results from before stay as they are."""
    grade(mini, handed)
    before = points_of(handed)

    done = grade(mini, handed, f"{row}\n")

    assert done.returncode == 2
    assert says in done.stderr
    assert "overrides.csv, line " in done.stderr
    assert points_of(handed) == before


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (f"anna,{DOUBLE},,1,Why.,,", "no student is called anna; did you mean ann?"),
        ("ann,tensors/duoble,,1,Why.,,", "no exercise is called tensors/duoble; did you mean"),
        (
            f"ann,{DOUBLE},test_valeu,1,Why.,,",
            "has no check 'test_valeu'; did you mean test_value",
        ),
        (f"cleo,{DOUBLE},test_value,1,Why.,,", "for the whole exercise, leave the column check"),
    ],
)
def test_a_row_about_nothing_is_named_and_kept(
    mini: Course, handed: Path, row: str, says: str
) -> None:
    """With file and line; all else is graded."""
    done = grade(mini, handed, f"{row}\nbob,{DOUBLE},,1,Why.,,\n")

    assert done.returncode == 0
    assert "overrides.csv, line 2: " in words(done)
    assert says in words(done)
    assert "the row stays there, and does not count" in words(done)
    assert points_of(handed) == {"ann": (3, 3), "bob": (1, 3), "cleo": (0, 3)}


def test_a_file_of_another_kind_is_named(mini: Course, handed: Path) -> None:
    """With the columns that are expected; semicolons and columns of one's own are fine."""
    file = handed.parent / "grades" / "overrides.csv"
    grade(mini, handed)
    file.write_text("student;grade\nann;1\n")
    done = grade(mini, handed)
    assert done.returncode == 2
    assert (
        "has no column exercise; expected the columns student,exercise,check,points" in done.stderr
    )

    file.write_text(f"student;exercise;points;reason;mine\nbob;{DOUBLE};0,5;Why.;x\n;;;;\n")
    grade(mini, handed)
    assert points_of(handed)["bob"] == (0.5, 3)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ({"gives": "some"}, "gives is 'some'; expected nothing or all"),
        ({"reason": ""}, "expected reason, a text"),
        ({"exercise": "tensors/duoble"}, "no exercise is called 'tensors/duoble'; did you mean"),
        ({"check": "test_valeu"}, "has no check 'test_valeu'; did you mean test_value"),
        ({"points": "1"}, "has no key 'points'; expected exercise, check, gives, reason"),
    ],
)
def test_a_wrong_table_of_course_toml_is_named(
    mini: Course, handed: Path, rows: dict[str, str], says: str
) -> None:
    """Before or after grading; nothing is written."""
    whole = {"exercise": DOUBLE, "check": "test_value", "gives": "all", "reason": "Why."} | rows
    file = mini.root / "course.toml"
    lines = "".join(f'{key} = "{value}"\n' for key, value in whole.items())
    file.write_text(f"{file.read_text()}\n[[correction]]\n{lines}")

    done = grade(mini, handed)

    assert done.returncode == 1
    assert "course.toml: [[correction]] " in done.stderr
    assert says in done.stderr
    assert not (handed.parent / "grades" / "results.json").exists()


def test_pseudonyms_hide_who_corrected(mini: Course, handed: Path) -> None:
    """Neither the student's name nor the instructor's is in the page."""
    grade(mini, handed, f"bob,{DOUBLE},,2,bob showed it to me.,Zoe,\n")

    gradlings(mini.root, "report", handed.parent / "grades", "--anonymous")

    page = (handed.parent / "grades" / "report.html").read_text(encoding="utf-8")
    assert "showed it to me." in page
    assert "Zoe" not in page
    assert "bob" not in page
