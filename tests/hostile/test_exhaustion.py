"""Attacks on what there is only so much of: time, memory, threads, descriptors, patience."""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from support.attacks import ENDLESS

from gradlings.course.exercise import Exercise
from gradlings.outcomes import CheckResult, Outcome
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.handle import WorkerDied
from gradlings.sandbox.loading import Source

GainsNothing = Callable[[str], tuple[CheckResult, ...]]


def _inside(body: str, setup: str = "") -> str:
    body = f"inputs[0].data.add_(1)\n{body}"
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f"{setup}\ndef two_class_cost(*inputs):\n{lines}\nmany_class_cost = None\n"


@pytest.mark.parametrize("how", ENDLESS)
@pytest.mark.usefixtures("hurried")
def test_what_never_ends_is_ended(gains_nothing: GainsNothing, how: str) -> None:
    """An experiment that does not end by itself costs its check, and no more than its time."""
    checks = gains_nothing(_inside(ENDLESS[how]))

    two = {check.outcome for check in checks if "two" in check.id}
    assert two <= {Outcome.TIMEOUT, Outcome.CRASHED}


@pytest.mark.parametrize("how", ["a loop", "deaf to signals", "a drop at a time"])
@pytest.mark.usefixtures("hurried")
def test_a_file_that_never_loads_is_ended(gains_nothing: GainsNothing, how: str) -> None:
    """A file that hangs as it loads is tried once, and all its checks fail."""
    gains_nothing(ENDLESS[how])


def test_a_worker_that_never_reads_holds_nobody_up(sandbox: Sandbox, exercise: Exercise) -> None:
    """Sending inputs to a worker that sleeps ends at the deadline, as waiting for it would."""
    text = "import threading, time\ndef spy(x): time.sleep(1000)"

    def spy(module: Any, x: Any) -> Any:
        return module.spy(x)

    big = torch.zeros(1 << 23)
    with sandbox.open() as worker:
        worker.load(Source(text, exercise.name, exercise.path))
        worker.start(spy, (big,), seed=0, limit_s=5)  # it is asleep from here on
        with pytest.raises(WorkerDied) as death:
            worker.call(spy, (big,), seed=0, limit_s=0.3)

    assert death.value.timed_out


TOO_MUCH = {
    "recursion": "return two_class_cost(*inputs)",
    "recursion without a limit": "import sys; sys.setrecursionlimit(10 ** 9)\n"
    "f = lambda x: f(x)\nreturn f(1)",
    "recursion in C": "import sys; sys.setrecursionlimit(10 ** 9)\n"
    "class R:\n    def __repr__(self): return repr(self)\nreturn repr(R())",
    "a list": "x = [0]\nwhile True: x += x",
    "a text": "return 'x' * (1 << 40)",
    "a tensor": "import torch; return torch.ones(1 << 40)",
    "a tensor bit by bit": "import torch; x = []\nwhile True: x.append(torch.ones(1 << 24))",
    "an array": "import numpy; return numpy.ones(1 << 40)",
    "a mapping": "import mmap; return mmap.mmap(-1, 1 << 40)",
    "memory, caught": "x = [0]\nwhile True:\n    try: x += x\n"
    "    except MemoryError: raise SystemExit",
    "a stack": "import threading; threading.stack_size(1 << 40)",
    "threads": "import threading\nE = threading.Event()\n"
    "while True: threading.Thread(target=E.wait, daemon=True).start()",
    "tensor threads": "import torch; torch.set_num_threads(10 ** 6); torch.ones(1 << 22).exp_()\n"
    "return None",
    "descriptors": "import os\nwhile True: os.dup(0)",
    "pipes": "import os\nwhile True: os.pipe()",
    "locked memory": "import ctypes\nlibc = ctypes.CDLL(None)\nreturn [libc.mlockall(3)] * 9",
    "disk": "open('/tmp/big', 'wb').write(bytes(1 << 20))",
    "an observation of many bytes": "import torch; return torch.ones(17 << 20)",
    "an observation of many values": "return [0] * 20_001",
    "an observation of many tensors": "import torch; return [torch.ones(1)] * 4097",
    "an observation of much text": "return 'x' * (2 << 20)",
    "an observation that is deep": "x = []\nfor _ in range(99): x = [x]\nreturn x",
    "an observation that expands": "import torch; return torch.zeros(1).expand(1 << 40)",
    "an observation of doubled lists": "x = []\nfor _ in range(40): x = [x, x]\nreturn x",
    "an exception of much text": "raise Exception('x' * (1 << 28))",
    "an exception from the deep": "f = lambda n: f(n - 1) if n else 1 / 0\nf(900)",
    "a chain of exceptions": "e = None\nfor i in range(99999):\n    n = Exception(i); "
    "n.__cause__ = e; e = n\nraise e",
}


@pytest.mark.parametrize("what", TOO_MUCH)
@pytest.mark.usefixtures("hurried")
def test_too_much_of_a_thing_costs_only_the_check(gains_nothing: GainsNothing, what: str) -> None:
    """Who takes, or sends back, more than there is to have loses the check and hurts nobody."""
    checks = gains_nothing(_inside(TOO_MUCH[what]))

    assert not [check for check in checks if "could not be confined" in check.message]
    assert all(len(check.message) < 5000 for check in checks)


def test_much_output_goes_nowhere(
    grade: Callable[..., Any], exercise: Exercise, honest: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """A correct submission may print a hundred megabytes, which nobody has to store."""
    noise = "import sys\nfor _ in range(100):\n    print('x' * 10 ** 6)\n    "
    noise += "print('y' * 10 ** 6, file=sys.stderr)\n"

    checks = grade(exercise, noise + honest)

    assert {check.outcome for check in checks} == {Outcome.PASSED}
    out, err = capfd.readouterr()
    assert len(out) + len(err) < 10_000


@pytest.mark.parametrize(
    "header",
    [
        "b'\\xdd\\x00\\x0f\\x00\\x00' * 200_000",
        "b'\\xdc\\xff\\xff' * 300_000",
        "b'\\x91' * 1_000_000",
        "b'\\xdd\\x00\\x0f\\x00\\x00' + bytes(0x0f0000)",
    ],
)
def test_a_small_frame_takes_no_large_memory_of_the_grader(
    gains_nothing: GainsNothing, header: str
) -> None:
    """A header of a megabyte that announces gigabytes is refused before they are taken."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    gains_nothing(f"""
import os, struct
HEADER = {header}
raw = struct.pack("<QII", len(HEADER) + 8, len(HEADER), 0) + HEADER
while raw:
    raw = raw[os.write(3, raw):]
""")

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # KiB


def test_descriptors_of_the_grader_are_not_used_up(gains_nothing: GainsNothing) -> None:
    """Workers that die leave no descriptor behind in the grading process."""
    dying = "import os\ndef two_class_cost(*inputs): os._exit(1)\nmany_class_cost = None\n"
    gains_nothing(dying)
    before = len(list(Path("/proc/self/fd").iterdir()))

    gains_nothing(dying)

    assert len(list(Path("/proc/self/fd").iterdir())) <= before
