"""Warm children: each runs a student's code once, and can be ended at any time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from support.linux import needs_linux
from support.small_course import PUBLIC, SOLUTION, MakeCourse

from gradlings.checks.checked import Checked
from gradlings.checks.child import Cancelled, Children
from gradlings.course.exercise import Exercise
from gradlings.outcomes import Outcome
from gradlings.study.warm import Forking, Spare, Warm

pytestmark = needs_linux
TWO = PUBLIC.replace("import torch", "import pytest\nimport torch").replace(
    "def test", "@pytest.mark.time_limit(0.1)\ndef test"
)
TWO += TWO[TWO.index("@pytest") :].replace("def test_example", "def test_again")
CLOSES = """
import os, socket, stat
for number in range(3, 256):
    try:
        is_connection = stat.S_ISSOCK(os.fstat(number).st_mode)
    except OSError:
        continue
    if is_connection: os.close(number)
"""
LOOP = """
def double(x):
    while True:
        try:
            while True: pass
        except: pass
"""


@pytest.fixture(scope="module", params=[Forking, Spare])
def warm(request: pytest.FixtureRequest) -> Iterator[Warm]:
    """Both kinds: that of Linux, and that of other systems."""
    made: Warm = request.param()
    yield made
    made.close()


@pytest.fixture
def check(warm: Warm, make_course: MakeCourse) -> Callable[[str], tuple[Checked, str]]:
    """Check a text up to its first failure; return the result, and what the code printed."""

    def check(stub: str) -> tuple[Checked, str]:
        exercise = make_course(stub=stub, public=TWO).exercises[0]
        printed: list[str] = []
        with Children(warm.child, to_first_failure=True, printed=printed.append) as children:
            return children.check(exercise), "".join(printed)

    return check


def outcomes(checked: Checked) -> list[Outcome]:
    """Return how the checks ended that were run."""
    return [check.outcome for check in checked.checks]


def test_a_right_answer_passes_all_and_its_prints_arrive(
    check: Callable[[str], tuple[Checked, str]],
) -> None:
    """Twice, in two children: nothing of the first is left."""
    stub = SOLUTION.replace("return", "print('x is', x)\n    return") + "\nimport torch\n"
    stub += "assert not hasattr(torch, 'mine')\ntorch.mine = 1\n"
    for _ in range(2):
        checked, printed = check(stub)
        assert checked.done, checked
        assert len(checked.checks) == 2
        assert printed.startswith("x is tensor([3.])\n")


@pytest.mark.parametrize(
    ("stub", "outcome", "says"),
    [
        ("def double(x):\n    return x\n", Outcome.FAILED, "expected tensor([6.])"),
        ("import os\ndef double(x):\n    os._exit(7)\n", Outcome.CRASHED, "(exit code 7)"),
        ("import os\nos._exit(7)\n", Outcome.CRASHED, "while the file was loaded"),
        (LOOP, Outcome.TIMEOUT, "does a loop never end?"),
        (
            CLOSES + "while True: pass\n",
            Outcome.CRASHED,
            "closed a connection that it had not opened",
        ),
    ],
)
def test_it_stops_at_the_first_failure(
    check: Callable[[str], tuple[Checked, str]], stub: str, outcome: Outcome, says: str
) -> None:
    """Whatever the code does, and the second check is not run."""
    checked, _ = check(stub)

    assert outcomes(checked) == [outcome]
    assert says in checked.checks[0].message


def test_a_child_that_dies_later_keeps_what_passed(
    check: Callable[[str], tuple[Checked, str]],
) -> None:
    """It stopped at no earlier check, so they passed."""
    stub = "import os\nn = 0\ndef double(x):\n    global n\n    n += 1\n    n > 1 and os._exit(1)\n"

    checked, _ = check(stub + "    return 2 * x\n")

    assert outcomes(checked) == [Outcome.PASSED, Outcome.CRASHED]


def test_a_run_is_ended_from_another_thread(warm: Warm, make_course: MakeCourse) -> None:
    """At once: a new save does not wait for the loop of the last one."""
    exercise: Exercise = make_course(stub=LOOP).exercises[0]
    began = threading.Event()
    children = Children(warm.child, begun=lambda _title: began.set())
    ended: list[float] = []

    def run() -> None:
        with pytest.raises(Cancelled), children:
            children.check(replace(exercise))
        ended.append(time.monotonic())

    thread = threading.Thread(target=run)
    thread.start()
    assert began.wait(60)
    children.cancel()
    thread.join(60)

    assert ended


def test_nobody_waits_for_the_warm_process_to_cancel_or_to_close(make_course: MakeCourse) -> None:
    """It stands still here, as it does while it imports: each call of the screen's thread returns.

    The run that was cancelled ends once the process goes on.
    """
    exercise: Exercise = make_course(stub=LOOP).exercises[0]
    others = set(multiprocessing.active_children())
    warm = Forking()
    (process,) = set(multiprocessing.active_children()) - others
    assert process.pid is not None
    began = threading.Event()
    cancelled: list[str] = []

    def run(children: Children) -> None:
        try:
            with children:
                children.check(replace(exercise))
        except Cancelled:
            cancelled.append("cancelled")
        except OSError as error:
            cancelled.append(str(error))

    running = Children(warm.child, begun=lambda _title: began.set())
    waiting = Children(warm.child)
    threads = [threading.Thread(target=run, args=(one,)) for one in (running, waiting)]
    threads[0].start()
    assert began.wait(60)
    os.kill(process.pid, signal.SIGSTOP)
    threads[1].start()
    end_s = time.monotonic() + 60
    while not warm._lock.locked():  # cancelled before it asks for a child, it would wait for none
        assert time.monotonic() < end_s
        time.sleep(0.01)

    _returns(running.cancel)
    _returns(waiting.cancel)
    assert not cancelled
    os.kill(process.pid, signal.SIGCONT)
    for thread in threads:
        thread.join(60)
    assert cancelled == ["cancelled", "cancelled"]

    os.kill(process.pid, signal.SIGSTOP)
    last = threading.Thread(target=run, args=(Children(warm.child),))
    last.start()
    _returns(warm.close)
    last.join(60)
    assert cancelled[2:] == ["the session is over"]
    assert not set(multiprocessing.active_children()) - others


def _returns(call: Callable[[], None]) -> None:
    """Fail if a call waits for ever."""
    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
