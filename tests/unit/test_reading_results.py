"""Reading results, and packing what each student reads: fast, and nothing is lost."""

from __future__ import annotations

import base64
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from gradlings.outcomes import CheckResult, Outcome, Status
from gradlings.reports.feedback import feedback_for
from gradlings.reports.json import FILE, render
from gradlings.reports.page.packing import packing
from gradlings.reports.read import read_report
from gradlings.results import ExerciseResult, Report

MESSAGE = "the value is wrong\n```\nin double(x = 3)"
HALF = "\ud83d"  # of a surrogate pair: a name of a folder that is not UTF-8 may hold one


def a_class(name: str = "ann") -> Report:
    """Return a class of three: two make the same mistake, each passes something."""
    results = []
    for place, student in enumerate((name, "bob", "cleo")):
        checks = [
            CheckResult(f"t.py::test_{n}", f"Check {n}.", Outcome.PASSED, 1.0, 1.0, "", 0.5 + place)
            for n in range(5)
        ]
        own = MESSAGE if place < 2 else "Check 0."  # a message that reads like a title
        hint = "Print it.\n\nThen look." if place < 2 else "Look."
        checks[2] = CheckResult(
            "t.py::test_2", "Check 2.", Outcome.FAILED, 0.0, 1.0, own, 0.1, "tripled", hint
        )
        results.append(
            ExerciseResult(student, "nets/mlp", Status.GRADED, 5.0, checks=tuple(checks))
        )
    return Report("c", "0", "0", 0, True, tuple(results))


def unpacked(text: str) -> Any:
    """Return what the page unpacks."""
    return json.loads(zlib.decompress(base64.b64decode(text)))


@pytest.mark.parametrize("name", ["ann", HALF])
def test_results_are_read_as_they_were_written(tmp_path: Path, name: str) -> None:
    """By lines, or in any other layout; also what only Python's JSON holds."""
    report = a_class(name)
    lines, other = tmp_path / FILE, tmp_path / "other.json"
    lines.write_text("".join(render(report)))
    other.write_text(json.dumps(report.to_json(), indent=1))

    assert read_report(lines) == read_report(other) == report


def test_without_times_results_that_say_the_same_share_one_object(tmp_path: Path) -> None:
    """Nothing else changes, and what is said differently is each student's own."""
    file = tmp_path / FILE
    file.write_text("".join(render(a_class())))

    ann, bob, cleo = read_report(file, times=False).results

    assert ann.checks[0] is bob.checks[0]
    assert ann.checks[0].duration_s == 0.5
    assert ann.checks[2] is bob.checks[2] is not cleo.checks[2]
    assert [c.title for c in bob.checks] == [f"Check {n}." for n in range(5)]
    assert [bob.checks[2], cleo.checks[2]] == [r.checks[2] for r in a_class().results[1:]]


def test_a_file_that_ends_in_the_middle_is_no_class(tmp_path: Path) -> None:
    """A copy that was cut off must not read as a smaller class."""
    file = tmp_path / FILE
    file.write_text("".join(list(render(a_class()))[:-1]))

    with pytest.raises(ValueError, match="ends in the middle"):
        read_report(file)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")  # Python 3.12, at a fork
@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_packed_reads_as_the_feedback(workers: int) -> None:
    """In one process or several; a message that two have stands in the page once."""
    report = a_class()
    with packing(report, {}, workers) as finish:
        packed = finish()
    shared = unpacked(packed.shared)

    def text(found: re.Match[str]) -> str:
        return " ✓ ".join(shared[int(found[1]) : int(found[2] or found[1]) + 1])

    texts = [unpacked(one)[0] for one in packed.students]
    assert [re.sub("\x1e(\\d+)(?:-(\\d+))?;", text, one) for one in texts] == [
        feedback_for(report, student) for student in report.by_student
    ]
    assert not any("the value is wrong" in one for one in texts)
    assert sum("the value is wrong" in one for one in shared) == 1
