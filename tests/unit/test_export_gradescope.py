"""Gradescope's results.json, by its documentation; and every export is in the table of formats."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.commands import gradlings
from support.grades import report, write_grades
from support.repository import ROOT

from gradlings.cli.export import export
from gradlings.outcomes import CheckResult, Outcome, Status
from gradlings.reports.exports import FORMATS
from gradlings.reports.exports.gradescope import render
from gradlings.results import ExerciseResult

# What the documentation names, with the types of each.
TOP = {
    "score": float, "execution_time": float, "output": str, "output_format": str,
    "visibility": str, "stdout_visibility": str, "extra_data": dict, "tests": list,
}  # fmt: skip
TEST = {
    "score": float, "max_score": float, "status": str, "name": str, "name_format": str,
    "number": str, "output": str, "output_format": str, "tags": list, "visibility": str,
    "extra_data": dict,
}  # fmt: skip
VISIBILITIES = {"hidden", "after_due_date", "after_published", "visible"}
FORMS = {"text", "html", "simple_format", "md", "ansi"}


def checked(text: str) -> dict[str, Any]:
    """Return results that hold what the documentation names, and nothing else."""
    data: dict[str, Any] = json.loads(text)
    rows = [(data, TOP), *((test, TEST) for test in data["tests"])]
    for row, known in rows:
        for key, value in row.items():
            assert isinstance(value, known[key] if known[key] is not float else (int, float)), key
        assert row.get("visibility", "visible") in VISIBILITIES
        assert row.get("output_format", "text") in FORMS
        assert row.get("name_format", "text") in FORMS
        assert row.get("status", "passed") in ("passed", "failed")
    assert data["stdout_visibility"] in VISIBILITIES
    assert "score" in data
    return data


@pytest.mark.parametrize(
    ("student", "options", "score"),
    [("ann", (), 20), ("late", (), 17.6), ("late", ("--raw",), 19), ("waits", (), 18)],
)
def test_the_score_is_after_lateness(
    tmp_path: Path, student: str, options: tuple[str, ...], score: float
) -> None:
    """Printed for one student."""
    grades = write_grades(tmp_path / "grades")

    done = gradlings(tmp_path, "export", "gradescope", grades, "--student", student, *options)

    assert done.returncode == 0
    assert checked(done.stdout)["score"] == score


def test_all_students_get_a_folder_each(tmp_path: Path) -> None:
    """With the tests hidden until they are published."""
    grades = write_grades(tmp_path / "grades")
    out = tmp_path / "out"

    gradlings(
        tmp_path, "export", "gradescope", grades, "--out", out, "--visibility", "after_published"
    )  # fmt: skip

    files = sorted(out.glob("*/results.json"))
    assert [file.parent.name for file in files] == sorted(report().by_student)
    data = checked(files[0].read_text())
    assert {row["visibility"] for row in (data, *data["tests"])} == {"after_published"}


def test_points_of_tests_add_up_and_what_is_open_is_information(tmp_path: Path) -> None:
    """A test without a score costs nothing; a broken check shows no bug to a student."""
    for student, words in (("waits", "A person grades this"), ("broken", "This check is broken")):
        data = checked(render(report(), student))
        scored = [test for test in data["tests"] if "score" in test]
        (information,) = (test for test in data["tests"] if "score" not in test)
        assert "max_score" not in information
        assert "status" not in information
        assert words in information["output"]
        assert "a bug" not in json.dumps(data)
        assert sum(test["score"] for test in scored) == data["score"]
    assert "Withheld since a check is broken: 0.5 points." in data["output"]


def test_each_outcome_and_status_is_a_test() -> None:
    """Texts of students are text; a file that is not there is one test."""
    checks = tuple(
        CheckResult(outcome, outcome, outcome, 0, 1, "<b>\x1b[0m\ud800", hint="*h*")
        for outcome in Outcome
    )
    results = (
        ExerciseResult("ann", "losses/mse", Status.GRADED, len(checks), checks=checks),
        ExerciseResult("ann", "losses/gone", Status.MISSING, 3, "there is no file"),
        ExerciseResult("ann", "losses/odd", Status.UNREADABLE, 3, "not UTF-8"),
        ExerciseResult("ann", "losses/held", Status.WITHHELD, 3, "a bug"),
    )
    data = checked(render(replace(report(), results=results, late=()), "ann"))

    names = [test["name"] for test in data["tests"]]
    assert len(set(names)) == len(names) == len(Outcome) + 3
    assert {test["output_format"] for test in data["tests"]} == {"text"}
    assert "\x1b" not in json.dumps(data, ensure_ascii=False)
    assert [test["number"] for test in data["tests"]][-1] == "4.1"
    assert "score" not in data["tests"][-1]


def test_who_is_to_be_exported_must_be_said(tmp_path: Path) -> None:
    """One student to print, or a folder for all."""
    grades = write_grades(tmp_path / "grades")

    done = gradlings(tmp_path, "export", "gradescope", grades)

    assert done.returncode == 2
    assert "one --student to print, or --out DIRECTORY" in done.stderr


def test_each_format_has_a_command_and_a_place_in_the_document() -> None:
    """The table, the commands and docs/exports.md have the same formats."""
    assert set(export.commands) == set(FORMATS)
    text = (ROOT / "docs/exports.md").read_text(encoding="utf-8")
    for name, module in FORMATS.items():
        assert f"`gradlings export {name} " in text
        assert module.SUMMARY.endswith(".")
