"""The audit looks for lines of the solution in the stub; what the stub gives on purpose is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradlings.authoring.audit.structure import structure_of
from gradlings.authoring.new import new_exercise
from gradlings.course.course import load_course

GIVEN = '''

def total(values):
    """Return the sum of some numbers; this function is given."""
    result = 0.0
    for value in values:
        if value > result:
            result = result + value * value
    return result
'''
REPEATED = GIVEN.replace("def total", "def own_total").replace("this function is given", "yours")


@pytest.mark.parametrize(
    ("comment", "leaks"), [("", False), ("# result = result + value * value * value", True)]
)
def test_a_given_function_with_a_loop_is_no_leak(tmp_path: Path, comment: str, leaks: bool) -> None:
    """Also where the solution does the same in its own function; a comment is one."""
    (tmp_path / "course.toml").write_text(
        '[course]\nname = "c"\ntitle = "C"\n[[topic]]\nname = "t"\ntitle = "T"\nexercise = []\n'
    )
    new_exercise(load_course(tmp_path), "t/center")
    exercise = load_course(tmp_path).exercises[0]
    own = REPEATED.replace("value * value", "value * value * value") if leaks else REPEATED
    solution = exercise.solution.read_text()
    exercise.solution.write_text(solution + GIVEN + own)
    unwritten = own[: own.index("    result")] + "    raise NotImplementedError\n"
    exercise.stub.write_text(exercise.stub.read_text() + GIVEN + unwritten + comment + "\n")

    found = [flaw.what for flaw in structure_of(exercise) if "line of the solution" in flaw.what]

    assert bool(found) is leaks, found
