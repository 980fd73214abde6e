"""Reports of tests: CTRF by its own schema, JUnit by a reader that somebody else wrote."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest
from support.commands import gradlings
from support.grades import report, write_grades

from gradlings.outcomes import CheckResult, Outcome, Status
from gradlings.results import ExerciseResult, Report

SCHEMA = Path(__file__).parents[1] / "support" / "schemas" / "ctrf-schema-0.0.json"
ODD = "<b>]]>\x00\x1b[31m\ud800\ufffe"
FINISHED_S = 1_800_000_000


def everything() -> Report:
    """Return a report with each outcome and each status; two checks have one title."""
    checks = tuple(
        CheckResult(
            f"test_hidden.py::test_{outcome}",
            "The same title." if number < 2 else f"Title\nof {outcome}",
            outcome,
            1 if outcome is Outcome.PASSED else 0,
            1,
            ""
            if outcome is Outcome.PASSED
            else f"<b>]]>\x00\x1b[31m\ud800\ufffe {outcome}\nand on",
            0.0125,
            misconception="squared" if outcome is Outcome.FAILED else "",
        )
        for number, outcome in enumerate(Outcome)
    )
    results = [
        ExerciseResult("a&b", "losses/mse", Status.GRADED, len(checks), checks=checks),
        ExerciseResult("a&b", "losses/huber", Status.GRADED, 2, checks=checks[:2]),
        ExerciseResult("a&b", "losses/gone", Status.MISSING, 3, "there is no file"),
        ExerciseResult("a&b", "losses/odd", Status.UNREADABLE, 3, "not UTF-8"),
        ExerciseResult("a&b", "losses/held", Status.WITHHELD, 3, "a bug"),
    ]
    return replace(report(), results=tuple(results), late=(), people=())


def exported(form: str, folder: Path, of: Report, *options: str) -> Path:
    """Export grades that were written at a known time."""
    grades = write_grades(folder / "grades", of)
    os.utime(grades / "results.json", (FINISHED_S, FINISHED_S))
    done = gradlings(folder, "export", form, grades, *options, "--out", folder / "out")
    assert done.returncode == 0, done.stderr
    return folder / "out"


def ctrf(folder: Path, of: Report, *options: str) -> dict[str, Any]:
    """Return a report in CTRF that obeys its schema."""
    data: dict[str, Any] = json.loads(exported("ctrf", folder, of, *options).read_text())
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(data)
    return data


def test_ctrf_obeys_its_schema_and_counts(tmp_path: Path) -> None:
    """Milliseconds are integers; each test is counted once."""
    results = ctrf(tmp_path, everything())["results"]

    summary = results["summary"]
    assert {key: summary[key] for key in ("tests", "passed", "failed", "pending", "other")} == {
        "tests": len(Outcome) + 5,
        "passed": 2,
        "failed": len(Outcome) - 3 + 1 + 2,
        "pending": 1,
        "other": 2,
    }
    assert summary["skipped"] == 0
    assert summary["suites"] == 5
    assert summary["stop"] == 1000 * FINISHED_S
    assert summary["stop"] - summary["start"] == summary["duration"]
    assert all(type(test["duration"]) is int for test in results["tests"])
    assert results["tests"][0]["duration"] == 12


def test_no_two_tests_of_ctrf_have_the_same_name(tmp_path: Path) -> None:
    """Not in two exercises, and not in one; ids also tell students apart."""
    names = [test["name"] for test in ctrf(tmp_path, everything())["results"]["tests"]]

    assert len(set(names)) == len(names)
    assert "losses/mse: The same title. (test_hidden.py::test_passed)" in names
    assert "losses/mse: Title of timeout" in names
    assert "losses/gone: missing" in names

    ids = [test["testId"] for test in ctrf(tmp_path / "2", report())["results"]["tests"]]
    assert len(set(ids)) == len(ids)


def test_ctrf_of_one_student(tmp_path: Path) -> None:
    """With points as labels, and the outcome as it is in results.json."""
    tests = ctrf(tmp_path, report(), "--student", "bob")["results"]["tests"]

    assert {test["suite"][0] for test in tests} == {"bob"}
    assert [test["labels"]["points"] for test in tests] == [3, 0.5, 7]
    assert tests[0]["rawStatus"] == "failed"


@pytest.mark.parametrize("key", ["extraKey", "points"])
def test_the_schema_refuses_keys_of_our_own(tmp_path: Path, key: str) -> None:
    """So a key that slipped in would be found."""
    data = ctrf(tmp_path, report())
    data["results"]["tests"][0][key] = 1

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json.loads(SCHEMA.read_text()))


def test_junit_is_read_by_another_reader(tmp_path: Path) -> None:
    """Suites, cases, results and sums; texts that XML cannot hold are replaced."""
    xml = junitparser.JUnitXml.fromfile(str(exported("junit", tmp_path, everything())))

    suites = list(xml)
    assert [suite.name for suite in suites] == [
        f"a&b/losses/{name}" for name in ("mse", "huber", "gone", "odd", "held")
    ]
    first = suites[0]
    kinds = {case.name: [type(result).__name__ for result in case.result] for case in first}
    assert kinds["The same title. (test_hidden.py::test_passed)"] == []
    assert kinds["Title of timeout"] == ["Failure"]
    assert kinds["Title of ungraded"] == ["Skipped"]
    assert kinds["Title of grader_error"] == ["Error"]
    counts = (xml.tests, xml.failures, xml.errors)
    written = [(s.tests, s.failures, s.errors) for s in suites]
    assert counts == tuple(map(sum, zip(*written, strict=True)))
    assert counts == (len(Outcome) + 5, len(Outcome), 2)
    xml.update_statistics()
    assert (xml.tests, xml.failures, xml.errors, xml.skipped) == (*counts, 1)
    failure = next(case for case in first if case.name == "Title of timeout").result[0]
    assert failure.text.endswith("timeout\nand on")
    assert failure.text.startswith("<b>]]>")
    assert failure.type == "timeout"
    assert {p.name: p.value for p in first.properties()}["max_score"] == str(len(Outcome))


def test_no_two_cases_of_junit_share_class_and_name(tmp_path: Path) -> None:
    """Tools find a case again by both."""
    xml = junitparser.JUnitXml.fromfile(str(exported("junit", tmp_path, report())))
    cases = [(case.classname, case.name) for suite in xml for case in suite]

    assert len(set(cases)) == len(cases)
    assert ("bob.losses.mse", "The value.") in cases


@pytest.mark.parametrize("form", ["ctrf", "junit"])
def test_a_student_who_is_not_there_is_named(tmp_path: Path, form: str) -> None:
    """With those that are near."""
    grades = write_grades(tmp_path / "grades")

    done = gradlings(
        tmp_path, "export", form, grades, "--student", "anne", "--out", tmp_path / "out"
    )  # fmt: skip

    assert done.returncode == 2
    assert "did you mean ann" in done.stderr
