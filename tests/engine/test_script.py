"""A script of experiments that run ahead of the checks: it changes no verdict and no message."""

from __future__ import annotations

import dataclasses

import pytest
from support.sandboxed import opener
from support.small_course import MakeCourse

from gradlings.checks.collect import collect_checks
from gradlings.checks.judge import Entry, Grader
from gradlings.checks.script import Script, Scripts
from gradlings.checks.tools import Case, Tools
from gradlings.course.exercise import Exercise
from gradlings.outcomes import CheckResult, Outcome
from gradlings.sandbox.client import Sandbox

HIDDEN = '''"""Hidden checks."""

import pytest
import torch


def double(module, x):
    """double(x)"""
    return module.double(x)


@pytest.mark.parametrize("size", [1, 3, 5])
def test_sizes(agree, rng, size):
    """Vectors of any size."""
    agree(double, torch.rand(size, generator=rng))


@pytest.mark.time_limit(0.3)
def test_seven(submission, expect):
    """A single number."""
    expect(submission(double, torch.tensor([7.0])), torch.tensor([14.0]))


def test_again(submission, agree):
    """Twice is four times: the second experiment depends on the answer to the first."""
    agree(double, submission(double, torch.tensor([0.1, 3.0])))


def test_zeros(agree):
    """Zeros stay zeros."""
    agree(double, torch.zeros(2, 2))
'''
SOLUTION = "def double(x):\n    return 2 * x\n"
SEVENS = "def double(x):\n    if x.numel() == 1 and x.max() == 7: {}\n    return 2 * x\n"
ANSWERS = {
    "right": SOLUTION,
    "right, in another way": "def double(x):\n    return x + x\n",
    "almost right": "def double(x):\n    return x * (2 + 1e-6)\n",
    "wrong": "def double(x):\n    return 3 * x\n",
    "wrong for some": "def double(x):\n    return 2 * x if x.numel() != 3 else x\n",
    "raises": "def double(x):\n    return undefined\n",
    "does not load": "import no_such_module\n",
    "is no program": "def double(x)\n",
    "lacks the function": "def triple(x):\n    return 3 * x\n",
    "ends the process": SEVENS.format("import os; os._exit(3)"),
    "hangs": SEVENS.format("\n        while True: pass"),
    "hangs in what is not needed": (
        "def double(x):\n    if x.numel() == 1 and x.max() != 7: return x\n"
        "    while x.numel() == 5: pass\n    return 2 * x\n"
    ),
    "returns no data": SEVENS.format("return object()"),
    "asks for a file": SEVENS.format("open('/etc/passwd')"),
    "hides that it asks": SEVENS.format(
        "\n        try: open('/etc/passwd')\n        except OSError: pass"
    ),
}


@pytest.fixture
def exercise(make_course: MakeCourse) -> Exercise:
    """An exercise with checks of several cases, and one that depends on an answer."""
    return make_course(solution=SOLUTION, hidden=HIDDEN).exercises[0]


def judged(
    grader: Grader, sandbox: Sandbox, exercise: Exercise, text: str, *, follows_script: bool
) -> tuple[tuple[CheckResult, ...], list[str]]:
    """Judge a text; return the results, without their times, and its attempts."""
    subjects = []

    def open_subject(forbidden: tuple[str, ...]):
        subjects.append(opener(sandbox, exercise, text)(forbidden))
        return subjects[0]

    entry = Entry(0, open_subject)
    entry.follows_script = follows_script
    grader.judge(entry)
    results = entry.results(exercise)
    plain = tuple(dataclasses.replace(check, duration_s=0.0) for check in results)
    return plain, list(subjects[0].attempts)


def test_every_end_is_the_same_with_a_script(sandbox: Sandbox, exercise: Exercise) -> None:
    """Verdicts, messages and attempts, also of what is judged by answers that were seen before."""
    grader = collect_checks(exercise, exercise.graders)
    for name, text in ANSWERS.items():
        without = judged(grader, sandbox, exercise, text, follows_script=False)
        for _ in range(2):
            assert judged(grader, sandbox, exercise, text, follows_script=True) == without, name

    outcomes = {
        check.outcome
        for text in ANSWERS.values()
        for check in judged(grader, sandbox, exercise, text, follows_script=True)[0]
    }
    assert outcomes >= {
        Outcome.PASSED,
        Outcome.FAILED,
        Outcome.ERROR,
        Outcome.CRASHED,
        Outcome.TIMEOUT,
        Outcome.BLOCKED,
        Outcome.MISSING,
    }


def test_answers_that_passed_are_not_judged_again(
    sandbox: Sandbox, exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But others are, and those of a check that asked for more than the solution met."""
    grader = collect_checks(exercise, exercise.graders)
    ran: list[str] = []
    run = Tools.run

    def counted(tools: Tools, case: Case) -> None:
        if tools.submission is not grader.reference:
            ran.append(case.function.__name__)
        run(tools, case)

    judged(grader, sandbox, exercise, SOLUTION, follows_script=True)
    monkeypatch.setattr(Tools, "run", counted)
    judged(grader, sandbox, exercise, SOLUTION + "# copied\n", follows_script=True)
    assert ran == []

    judged(grader, sandbox, exercise, ANSWERS["almost right"], follows_script=True)
    first, ran[:] = list(ran), []
    judged(grader, sandbox, exercise, ANSWERS["almost right"], follows_script=True)
    assert first.count("test_again") == ran.count("test_again") == 1
    assert set(ran) == {"test_again"}


def test_scripts_are_kept_up_to_a_size(exercise: Exercise) -> None:
    """The one that was used longest ago goes first; the last one stays whatever its size."""
    grader = collect_checks(exercise, exercise.graders)
    assert grader.reference is not None
    script = Script(grader.cases, grader.reference, 0, 0)
    kept, made = Scripts(max_bytes=2 * script.size), []

    def get(draw: int) -> None:
        kept.get(draw, lambda: made.append(draw) or script)

    for draw in (0, 1, 0, 2, 0, 1):
        get(draw)
    assert made == [0, 1, 2, 1]

    alone = Scripts(max_bytes=1)
    assert alone.get(0, lambda: script) is script
    assert alone.get(0, lambda: pytest.fail("made again")) is script


OWN_CLASS = '''"""Hidden checks."""

from dataclasses import dataclass

import torch


@dataclass
class Pair:
    one: float
    other: float


def of_a_pair(module, pair):
    """double(x) for both numbers of a pair"""
    return module.double(torch.tensor([pair.one, pair.other]))


def test_pair(agree):
    """An input may be an object of the grader's own class."""
    agree(of_a_pair, Pair(1.0, 2.0))
'''


@pytest.mark.parametrize("follows_script", [True, False])
def test_an_input_may_be_of_the_graders_own_class(
    sandbox: Sandbox, make_course: MakeCourse, follows_script: bool
) -> None:
    """The worker does not have the grader's files."""
    exercise = make_course(solution=SOLUTION, hidden=OWN_CLASS).exercises[0]
    grader = collect_checks(exercise, exercise.graders)

    checks, _ = judged(grader, sandbox, exercise, SOLUTION, follows_script=follows_script)

    assert {check.outcome for check in checks} == {Outcome.PASSED}
