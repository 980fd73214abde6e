"""Every way in which a check can end, distinguished, with a message that a student can use."""

from __future__ import annotations

from typing import Any

import pytest
from support.sandboxed import Grade
from support.small_course import HIDDEN, PUBLIC, MakeCourse

from gradlings.checks.in_sandbox import Sandboxed
from gradlings.errors import SubmissionError
from gradlings.outcomes import CheckResult, Outcome
from gradlings.sandbox import deadline
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.handle import Worker
from gradlings.sandbox.loading import Source


def _last(results: list[tuple[CheckResult, ...]]) -> CheckResult:
    return results[0][-1]


@pytest.mark.parametrize(
    ("body", "outcome", "says"),
    [
        ("return x + x", Outcome.PASSED, ""),
        ("return 3 * x", Outcome.FAILED, "all 3 values are wrong (too large)"),
        ("return -2 * x", Outcome.FAILED, "(the sign is wrong)"),
        ("return -x", Outcome.FAILED, "(the sign is wrong, and the size)"),
        ("return 0 * x", Outcome.FAILED, "(zero)"),
        ("return x * float('nan')", Outcome.FAILED, "(3 NaN)"),
        (
            "return None",
            Outcome.FAILED,
            "got None (was nothing returned, or is there no gradient?)",
        ),
        ("return 2 * x.sum()", Outcome.FAILED, "expected shape (3,), got shape ()"),
        ("return (2 * x).double()", Outcome.FAILED, "expected dtype float32, got dtype float64"),
        ("return 'six'", Outcome.FAILED, "expected a float32 tensor of shape (3,), got a str"),
        ("return object()", Outcome.FAILED, "returned a value of type object; expected tensors"),
        ("return lambda: 1", Outcome.FAILED, "returned a value of type function"),
        ("return [2 * x]", Outcome.FAILED, "got a list"),
        ("raise ValueError('no idea')", Outcome.ERROR, "raised ValueError: no idea"),
        ("raise SystemExit", Outcome.ERROR, "raised SystemExit"),
        ("raise KeyboardInterrupt", Outcome.ERROR, "raised KeyboardInterrupt"),
        ("return double(x)", Outcome.ERROR, "raised RecursionError"),
        ("return x @ x[:2]", Outcome.ERROR, "raised RuntimeError"),
        ("while True: pass", Outcome.TIMEOUT, "does a loop never end?"),
        ("import os; os._exit(0)", Outcome.CRASHED, "ended the process (exit code 0)"),
        ("import ctypes; ctypes.string_at(0)", Outcome.CRASHED, "was killed by SIGSEGV"),
        ("open('/etc/passwd')", Outcome.BLOCKED, "the sandbox refused an operation"),
        ("import socket; socket.socket()", Outcome.BLOCKED, "the sandbox refused an operation"),
        ("import torch; torch.save(x, '/tmp/x')", Outcome.BLOCKED, "the sandbox refused"),
        (
            "import urllib.request; urllib.request.urlopen('http://127.0.0.1')",
            Outcome.BLOCKED,
            "the sandbox refused an operation",
        ),
        ("raise RuntimeError('no idea')", Outcome.ERROR, "raised RuntimeError: no idea"),
        ("import torch; torch.softmax(x.long(), 0)", Outcome.ERROR, "not implemented for 'Long'"),
        ("import torch; torch.nn.Module()(x)", Outcome.ERROR, 'missing the required "forward"'),
        ("import torch; return torch.compile(lambda t: 2 * t)(x)", Outcome.PASSED, ""),
        (
            "import argparse; argparse.ArgumentParser().parse_args(); return 2 * x",
            Outcome.PASSED,
            "",
        ),
        ("raise NotImplementedError", Outcome.MISSING, "not written yet"),
        ("raise NotImplementedError('later')", Outcome.MISSING, "not written yet"),
    ],
)
def test_each_end_has_its_outcome_and_message(
    make_course: MakeCourse, grade: Grade, body: str, outcome: Outcome, says: str
) -> None:
    """What a student's function does decides the outcome; the message says it."""
    exercise = make_course().exercises[0]

    check = _last(grade(exercise, f"def double(x):\n    {body}\n"))

    assert check.outcome is outcome, check.message
    assert says in check.message
    assert check.points == (2 if outcome is Outcome.PASSED else 0)


def test_a_missing_function_is_told(make_course: MakeCourse, grade: Grade) -> None:
    """A file without the function says which one is not there."""
    check = _last(grade(make_course().exercises[0], "def duoble(x): return 2 * x\n"))

    assert check.outcome is Outcome.MISSING
    assert "has no attribute 'double'" in check.message


def test_a_forbidden_operation_is_named(make_course: MakeCourse, grade: Grade) -> None:
    """The message names the operation, and all checks of the file are forbidden to use it."""
    hidden = HIDDEN.replace(
        "import torch\n", 'import torch\n\npytestmark = pytest.mark.forbidden("add")\n'
    )

    checks = grade(make_course(hidden=hidden).exercises[0], "def double(x): return x.add(x)\n")[0]

    assert {check.outcome for check in checks} == {Outcome.FORBIDDEN}
    assert "uses `add`" in checks[0].message


def test_a_forbidden_operation_is_told_even_if_the_exception_is_swallowed(
    make_course: MakeCourse, grade: Grade
) -> None:
    """Catching what the guard raises does not help."""
    hidden = HIDDEN.replace(
        "import torch\n", 'import torch\n\npytestmark = pytest.mark.forbidden("add")\n'
    )
    source = "def double(x):\n    try: x.add(x)\n    except BaseException: pass\n    return 2 * x\n"

    assert (
        _last(grade(make_course(hidden=hidden).exercises[0], source)).outcome is Outcome.FORBIDDEN
    )


def test_a_traceback_shows_the_students_own_lines_only(
    make_course: MakeCourse, grade: Grade
) -> None:
    """Neither the grader's frames nor torch's appear."""
    source = "def helper(x):\n    return x.reshape(7, 7)\n\ndef double(x):\n    return helper(x)\n"

    message = _last(grade(make_course().exercises[0], source)).message

    assert "line 5, in double: return helper(x)" in message
    assert "line 2, in helper: return x.reshape(7, 7)" in message
    assert "site-packages" not in message
    assert "test_hidden" not in message


def test_a_hidden_check_never_shows_what_it_expected(make_course: MakeCourse, grade: Grade) -> None:
    """The inputs start with 12345, so the expected values do with 24690 or 24691."""
    for body in ("return x", "return 3 * x", "return None", "return x.sum()", "return list(x)"):
        check = _last(grade(make_course().exercises[0], f"def double(x):\n    {body}\n"))

        assert "12345" in check.message
        assert "2469" not in check.message


def test_a_public_check_shows_what_it_expected(make_course: MakeCourse, grade: Grade) -> None:
    """A worked example may be shown in full."""
    check = grade(make_course().exercises[0], "def double(x): return x\n")[0][0]

    assert "expected tensor([6.])" in check.message
    assert "got tensor([3.])" in check.message
    assert "x = tensor([3.])" in check.message


def test_control_characters_do_not_reach_a_message(make_course: MakeCourse, grade: Grade) -> None:
    """A terminal escape or a forged line of a log is shown as what it is not."""
    source = "def double(x): raise ValueError('\\x1b[2J\\r::error::owned\\x07')\n"

    message = _last(grade(make_course().exercises[0], source)).message

    assert not any(ord(c) < 32 and c != "\n" for c in message)


def test_prints_warnings_and_stderr_change_nothing(make_course: MakeCourse, grade: Grade) -> None:
    """A chatty answer is a right answer."""
    source = (
        "import sys, warnings\nprint('hello')\nwarnings.warn('careful')\n"
        "def double(x):\n"
        "    print('FAILED', x)\n    print('oops', file=sys.stderr)\n"
        "    warnings.warn('deprecated', DeprecationWarning)\n    return 2 * x\n"
    )

    assert {c.outcome for c in grade(make_course().exercises[0], source)[0]} == {Outcome.PASSED}


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("raises on everything", HIDDEN.replace("    agree(", "    1 / 0\n    agree(")),
        ("has a broken probe", HIDDEN.replace("module.double(x)", "module.doubel(x)")),
        (
            "never calls",
            HIDDEN.replace("agree(doubled, 12345 + torch.rand(3, generator=rng))", "pass"),
        ),
    ],
)
def test_a_broken_check_is_the_graders_error(
    make_course: MakeCourse, grade: Grade, name: str, hidden: str
) -> None:
    """A right answer that a check cannot judge is not called wrong."""
    check = _last(grade(make_course(hidden=hidden).exercises[0], "def double(x): return 2 * x\n"))

    assert check.outcome is Outcome.GRADER_ERROR, check.message
    assert "test_hidden.py" in check.message or "double.py" in check.message


def test_an_answer_that_breaks_a_check_is_a_wrong_answer(
    make_course: MakeCourse, grade: Grade
) -> None:
    """A check that works on the solution and stumbles over a submission met something odd."""
    hidden = HIDDEN.replace(
        "def test_value(agree, rng):", "def test_value(submission, rng):"
    ).replace(
        "agree(doubled, 12345 + torch.rand(3, generator=rng))",
        "assert submission(doubled, torch.ones(2)).sum() == 4, 'the sum is wrong'",
    )
    exercise = make_course(hidden=hidden).exercises[0]

    odd, wrong = grade(exercise, "def double(x): return None\n", "def double(x): return x\n")

    assert odd[-1].outcome is Outcome.FAILED
    assert "cannot use what your code returned" in odd[-1].message
    assert wrong[-1].message.startswith("the sum is wrong")


def test_a_public_check_may_not_use_the_reference(make_course: MakeCourse, grade: Grade) -> None:
    """Students have no solution to compare with."""
    public = PUBLIC.replace("(submission, expect)", "(submission, expect, agree)")

    check = grade(make_course(public=public).exercises[0], "def double(x): return 2 * x\n")[0][0]

    assert check.outcome is Outcome.GRADER_ERROR
    assert "students have none" in check.message


def test_a_killed_worker_costs_only_its_own_check(make_course: MakeCourse, grade: Grade) -> None:
    """The next check gets a new worker."""
    source = "import os\ndef double(x): return 2 * x if len(x) == 3 else os._exit(1)\n"

    public, hidden = grade(make_course().exercises[0], source)[0]

    assert public.outcome is Outcome.CRASHED
    assert hidden.outcome is Outcome.PASSED


def test_the_same_seed_and_student_give_the_same_inputs(
    make_course: MakeCourse, grade: Grade
) -> None:
    """What a message shows of the inputs tells whether they were the same."""
    exercise = make_course().exercises[0]
    wrong = "def double(x): return None\n"

    def message(**options: object) -> str:
        return _last(grade(exercise, wrong, **options)).message

    assert message() == message()
    assert message() != message(seed=1)
    assert message() != message(student="somebody else")


@pytest.mark.parametrize(
    "compiled",
    [
        "@torch.compile\ndef double(x):\n    return 2 * x\n",
        "@torch.compile(backend='eager', dynamic=True)\ndef double(x):\n    return 2 * x\n",
        "class Double(torch.nn.Module):\n    def forward(self, x):\n        return 2 * x\n\n"
        "model = Double()\nmodel.compile()\ndouble = torch.compile(model, mode='max-autotune')\n",
    ],
)
def test_compiled_functions_run_uncompiled(
    make_course: MakeCourse, grade: Grade, compiled: str
) -> None:
    """As a decorator with and without options, and of a module."""
    exercise = make_course().exercises[0]

    check = _last(grade(exercise, f"import torch\n\n{compiled}"))

    assert check.outcome is Outcome.PASSED, check.message


SEVERAL = '''import torch


def double(module, x):
    """double(x)"""
    return module.double(x)


def doubles(module, x):
    """double(x) twice"""
    return {"once": module.double(x), "twice": module.double(2 * x)}


def test_value(submission, expect):
    """Doubles are right."""
    BODY
'''


@pytest.mark.parametrize(
    ("body", "wrong_input"),
    [
        ("expect([submission(double, float(n)) for n in (1, 2, 3)], [2.0, 5.0, 6.0])", "x = 2"),
        (
            "y, z = submission(double, 2.0), submission(double, 3.0); expect(y, 5.0)",
            "x = 2",
        ),
        (
            "y = [submission(double, torch.tensor([float(n)])) for n in (1, 2, 3)]; "
            "expect({'a': y[0], 'b': y[1]}, {'a': torch.tensor([2.0]), 'b': torch.tensor([5.0])})",
            "x = tensor([2.])",
        ),
        (
            "y = submission(doubles, 1.0); submission(double, 7.0); "
            "expect([y['once'], y['twice']], [2.0, 5.0])",
            "x = 1",
        ),
    ],
)
def test_a_message_shows_the_experiment_that_differs(
    make_course: MakeCourse, grade: Grade, body: str, wrong_input: str
) -> None:
    """A check may run several before it compares; the shown inputs are those of the wrong one."""
    exercise = make_course(hidden=SEVERAL.replace("BODY", body)).exercises[0]

    check = _last(grade(exercise, "def double(x):\n    return 2 * x\n"))

    assert check.outcome is Outcome.FAILED
    wrong_input = (
        "x = 1" if "doubles," in body else "x = tensor([2.])" if "'a'" in body else "x = 2"
    )
    assert wrong_input in check.message, check.message


def test_an_experiment_that_waited_is_tried_once_more(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that was busy costs nobody a point; code that always waits is ended."""
    monkeypatch.setattr(deadline, "PATIENCE", 1)
    source = Source("import time\ndef nap(seconds):\n    time.sleep(seconds)\n", "nap", "nap.py")
    subject = Sandboxed(sandbox, source)
    subject.begin(0, time_limit_s=0.2)
    call = Worker.call
    awake = (0.0,)
    monkeypatch.setattr(
        Worker, "call", lambda self, probe, _, **more: call(self, probe, awake, **more)
    )

    assert subject(_nap, 9.0) is None  # the second time it does not wait
    with pytest.raises(SubmissionError, match="took longer than"):
        subject(_nap, 9.0)
    subject.close()


def _nap(module: Any, seconds: float) -> None:
    module.nap(seconds)


BUSY = """import time
def busy(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
"""


@pytest.mark.parametrize(
    ("solution_s", "limit_s", "seconds", "ends"),
    [
        (0.0, 2.0, 0.2, ""),
        (0.0, 2.0, 60.0, "took longer than 0.5 s"),
        (0.004, 9.0, 0.7, ""),  # two hundred times as long as the solution is 0.8 s
        (0.004, 9.0, 60.0, "took longer than 1 s"),  # rounded up
        (1.0, 0.7, 60.0, "took longer than 0.7 s"),
        (None, 0.7, 60.0, "took longer than 0.7 s"),
    ],
)
def test_the_time_of_an_experiment_is_a_multiple_of_the_solutions(
    sandbox: Sandbox, solution_s: float | None, limit_s: float, seconds: float, ends: str
) -> None:
    """Within the limit of the check, and never less than half a second, of the processor's time."""
    subject = Sandboxed(sandbox, Source(BUSY, "busy", "busy.py"))
    if solution_s is not None:
        subject.own_time_s = lambda *_: solution_s
    subject.begin(0, time_limit_s=limit_s)

    if ends:
        with pytest.raises(SubmissionError, match=ends):
            subject(_keep_busy, seconds)
    else:
        assert subject(_keep_busy, seconds) is None
    subject.close()


def _keep_busy(module: Any, seconds: float) -> None:
    module.busy(seconds)
