"""Report a student's checks to GitHub Actions, the Classroom reporter and a badge.

Text that a student's code may have influenced is escaped for the place where it is put, so that it
can forge neither a command of the host nor a score.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gradlings.checks.checked import Checked, points_of
from gradlings.course.contract import touched_by
from gradlings.course.syntax import definitions, parsed
from gradlings.errors import CourseError
from gradlings.outcomes import CheckResult, Outcome, printable, shown

MAX_ANNOTATIONS = 8  # GitHub keeps ten notices of a step; two of them report the points
MAX_SUMMARY_CHARS = 200_000  # well below GitHub's limit of 1 MiB
_LINE = re.compile(r"^ *line (\d+), in ", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def classroom_result(checked: Sequence[Checked]) -> dict[str, Any]:
    """Return the input of the Classroom reporter: a test for each public check and each sheet."""
    _, of = points_of(checked)
    return {
        "version": 1,
        "status": "pass" if all(one.done for one in checked) else "fail",
        "max_score": of,
        "tests": [test for one in checked for test in _tests_of(one)],
    }


def _tests_of(one: Checked) -> Iterator[dict[str, Any]]:
    if not one.exercise.is_program:  # no points: questions are marked later
        yield _test(f"{one.exercise.id}: all is answered", one.done, message=_answered(one))
        return
    for check in one.checks:
        passed = check.outcome is Outcome.PASSED
        name = f"{one.exercise.id}: {check.title}"
        yield _test(name, passed, check.points, check.message, check.duration_s)


def _test(
    name: str, passed: bool, score: float = 0, message: str = "", duration_s: float = 0
) -> dict[str, Any]:
    return {
        "name": _plain(name),
        "status": "pass" if passed else "fail",
        "score": score,
        "message": _plain(message),
        "test_code": "",
        "filename": "",
        "line_no": 0,
        "duration": round(duration_s, 3),
    }


def _answered(one: Checked) -> str:
    passed = sum(check.outcome is Outcome.PASSED for check in one.checks)
    return f"{passed} of {len(one.checks)} answered"


def badge(checked: Sequence[Checked]) -> dict[str, Any]:
    """Return the points in the form that shields.io reads from an endpoint."""
    points, of = points_of(checked)
    color = "brightgreen" if points == of else "yellow" if points else "lightgrey"
    label = f"{shown(points)} / {shown(of)} points"
    return {"schemaVersion": 1, "label": "gradlings", "message": label, "color": color}


def summary(checked: Sequence[Checked], max_chars: int = MAX_SUMMARY_CHARS) -> str:
    """Return the step summary: a row per exercise, and below it the first failure of each."""
    points, of = points_of(checked)
    lines = [
        f"## {shown(points)} of {shown(of)} points",
        "",
        "These points are for the public checks; your work will be graded with more checks.",
        "",
        "| | exercise | points | first failing check | what to do |",
        "| --- | --- | ---: | --- | --- |",
        *map(_row, checked),
    ]
    for one in checked:
        first = _first_failing(one)
        if first is not None and first.outcome is not Outcome.MISSING and first.message:
            lines += ["", f"### {one.exercise.id}: {_cell(first.title)}", ""]
            lines += [f"<pre>{html.escape(first.message)}</pre>"]
    text = "\n".join(lines) + "\n"
    return text if len(text) <= max_chars else text[:max_chars] + "…\n"


def _row(one: Checked) -> str:
    first = _first_failing(one)
    got = _answered(one)
    if one.exercise.is_program:
        got = " / ".join(map(shown, points_of([one])))
    is_wrong = one.problem or (first is not None and first.outcome is not Outcome.MISSING)
    mark = "✅" if one.done else "❌" if is_wrong else "⬜"
    title = _cell(first.title) if first else ""
    return f"| {mark} | `{one.exercise.path}` | {got} | {title} | {_advice(one, first)} |"


def _advice(one: Checked, first: CheckResult | None) -> str:
    if one.problem:
        return _cell(one.problem)
    if first is None:
        return "nothing, it is done"
    if first.outcome is Outcome.MISSING:
        return "write the function" if one.exercise.is_program else "answer it"
    return _cell(first.message.partition("\n")[0])


def _first_failing(one: Checked) -> CheckResult | None:
    """Return the check to look at first: one that went wrong, else one that is still to do."""
    failing = [check for check in one.checks if check.outcome is not Outcome.PASSED]
    wrong = [check for check in failing if check.outcome is not Outcome.MISSING]
    return next(iter(wrong or failing), None)


def _cell(text: str) -> str:
    """Escape text for a cell of a table: plain text on one line."""
    return re.sub(r"[&<>\"'|\\`*_~#@$\[\]]", lambda found: f"&#{ord(found[0])};", _plain(text))


def _plain(text: str) -> str:
    """Return text on one line, without control characters."""
    return _CONTROL.sub(" ", text)


def annotations_of(checked: Sequence[Checked]) -> Iterator[str]:
    """Return a workflow command for the first failing check of each exercise, on its line."""
    failing = [(one, first) for one in checked if (first := _first_failing(one)) is not None]
    for one, first in failing[:MAX_ANNOTATIONS]:
        if first.outcome is Outcome.MISSING or not one.exercise.is_program:
            level, text = "notice", first.title
        else:
            level, text = "error", f"{first.title}\n{first.message}"
        place = {"file": one.exercise.path, "line": str(_line_of(one, first))}
        yield command(level, text, place | {"title": one.exercise.id})


def _line_of(one: Checked, check: CheckResult) -> int:
    """Find the student's own line that raised, else the function that the check is about."""
    raised = _LINE.findall(check.message)
    if check.outcome is Outcome.ERROR and raised:
        return int(raised[-1])
    if not one.exercise.is_program:
        return 1
    try:
        defined = definitions(parsed(one.exercise.stub))
        lines = [defined[n].lineno for n in touched_by(one.exercise)[check.id] if n in defined]
    except CourseError:
        return 1
    return min(lines, default=1)


def notices_of(checked: Sequence[Checked]) -> Iterator[str]:
    """Return the two notices with which Classroom's reporter reports the points."""
    points, of = points_of(checked)
    yield command(
        "notice", f"Points {shown(points)}/{shown(of)}", {"title": "Autograding complete"}
    )
    report = f'{{"totalPoints": {shown(points)}, "maxPoints": {shown(of)}}}'
    yield command("notice", report, {"title": "Autograding report"})


def command(name: str, text: str, properties: Mapping[str, str]) -> str:
    """Return a workflow command; its text cannot end the line or a property too early."""
    given = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{name} {given}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{more}" else c for c in printable(text))


def write_for_actions(checked: Sequence[Checked], environment: Mapping[str, str]) -> None:
    """Write step summary and outputs into the files that GitHub Actions names.

    Outputs are `result` (base64, for the Classroom reporter), `points` and `max_points`.
    """
    points, of = points_of(checked)
    result = base64.b64encode(json.dumps(classroom_result(checked)).encode()).decode()
    outputs = f"result={result}\npoints={shown(points)}\nmax_points={shown(of)}\n"
    for variable, text in (("GITHUB_STEP_SUMMARY", summary(checked)), ("GITHUB_OUTPUT", outputs)):
        if environment.get(variable):
            with Path(environment[variable]).open("a", encoding="utf-8") as file:
                file.write(text)
