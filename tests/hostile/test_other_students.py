"""Attacks on other submissions and on the gradebook: nothing survives the worker that did it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.attacks import SABOTAGE

from gradlings.course.exercise import Exercise
from gradlings.outcomes import Outcome
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.loading import Source

Refused = Callable[[str, str], None]


@pytest.fixture(scope="module")
def sabotaged(
    grade: Callable[..., Any], exercise: Exercise, honest: str
) -> dict[str, tuple[Any, Any, Any]]:
    """Each sabotage, with what the honest student before it and the one after it got."""
    texts, names = [honest], ["honest"]
    for sabotage in SABOTAGE:
        texts += [f"try:\n    {sabotage}\nexcept OSError:\n    pass\n{honest}", honest]
        names += ["saboteur", "honest"]
    results = grade(exercise, *texts, students=names)
    return {s: results[2 * i : 2 * i + 3] for i, s in enumerate(SABOTAGE)}


@pytest.mark.parametrize("sabotage", SABOTAGE)
def test_sabotage_ends_with_its_worker(
    sabotaged: dict[str, tuple[Any, Any, Any]], sabotage: str
) -> None:
    """Whoever comes after a saboteur gets the very result of whoever came before."""
    before, saboteur, after = sabotaged[sabotage]

    assert {check.outcome for check in before} == {Outcome.PASSED}
    assert [(c.id, c.outcome, c.points) for c in after] == [
        (c.id, c.outcome, c.points) for c in before
    ]
    assert Outcome.GRADER_ERROR not in {check.outcome for check in saboteur}


def test_the_order_of_students_does_not_matter(
    grade: Callable[..., Any], exercise: Exercise, honest: str, wrong: str
) -> None:
    """Each student gets the same result, forwards and backwards."""
    students = {"a": honest, "b": wrong, "c": "import os; os._exit(0)", "d": "(", "e": honest}
    names = list(students)

    forwards = grade(exercise, *students.values(), students=names)
    backwards = grade(exercise, *reversed(students.values()), students=names[::-1])

    for there, back in zip(forwards, reversed(backwards), strict=True):
        assert [(c.id, c.outcome, c.points, c.message) for c in there] == [
            (c.id, c.outcome, c.points, c.message) for c in back
        ]


def test_the_name_of_a_student_is_the_seed_not_the_place(
    grade: Callable[..., Any], exercise: Exercise
) -> None:
    """Inputs depend on who hands in, so a neighbour's inputs cannot be passed on as one's own."""
    text = """
def two_class_cost(scores, targets, margin=1.0):
    raise RuntimeError(scores.tolist())

many_class_cost = two_class_cost
"""
    a, b, a_again = grade(exercise, text, text, text, students=["a", "b", "a"])

    hidden = [i for i, check in enumerate(a) if check.id.startswith("test_hidden")]
    assert [c.message for c in a] == [c.message for c in a_again]
    assert all(a[i].message != b[i].message for i in hidden)


@pytest.mark.parametrize(
    "path",
    [
        "left",
        "/left",
        "/tmp/left",
        "/var/tmp/left",
        "/dev/shm/left",
        "/dev/null",
        "/proc/self/comm",
        "/run/left",
        "os.__file__",
        "torch.__file__",
        "torch.__file__ + '.pth'",
        "os.path.dirname(torch.__file__) + '/../left.pth'",
        "importlib.util.cache_from_source(torch.__file__)",
        "gradlings.sandbox.__file__",
        "importlib.util.cache_from_source(gradlings.sandbox.__file__)",
        "os.path.dirname(gradlings.sandbox.__file__) + '/left.py'",
    ],
)
def test_nothing_can_be_written(refused: Refused, path: str) -> None:
    """There is no place to leave a file in, nor one to spoil."""
    expression = path if "__file__" in path else repr(path)
    setup = f"import gradlings.sandbox, importlib.util, os, torch\nPATH = {expression}"

    refused(setup, "open(PATH, 'w')")
    refused(setup, "open(PATH, 'r+')")
    refused(setup, "os.truncate(PATH, 0)")
    refused(setup, "os.unlink(PATH)")
    refused(setup, "os.rename(PATH, PATH + '2')")
    refused(setup, "os.mkdir(PATH + '2')")
    refused(setup, "os.symlink('x', PATH + '2')")
    refused(setup, "os.mkfifo(PATH + '2')")
    refused(setup, "os.chmod(PATH, 0o777)")
    refused(setup, "os.utime(PATH)")
    refused(setup, "os.setxattr(PATH, 'user.left', b'x')")
    refused(setup, "os.open(os.path.dirname(PATH) or '.', os.O_TMPFILE | os.O_RDWR)")


def test_no_gradebook_can_be_written(
    spares_others: Callable[[str], Any], wrong: str, public_folder: Path
) -> None:
    """A gradebook that all may write to is out of a worker's reach."""
    gradebook = public_folder / "grades.sqlite"
    gradebook.write_bytes(b"SQLite format 3\0")
    gradebook.chmod(0o666)

    spares_others(f"open({str(gradebook)!r}, 'ab').write(b'100 points')" + wrong)

    assert gradebook.read_bytes() == b"SQLite format 3\0"


@pytest.mark.parametrize(
    "attempt",
    [
        "shared_memory.SharedMemory('left', create=True, size=64)",
        "multiprocessing.Queue()",
        "multiprocessing.Lock()",
        "shared()",
        "os.memfd_create('left')",
        "call(29, 1234, 64, 0o1666)",  # shmget
        "call(30, 0, 0, 0)",  # shmat
        "call(64, 1234, 1, 0o1666)",  # semget
        "call(68, 1234, 0o1666)",  # msgget
        "call(240, ctypes.addressof(ctypes.create_string_buffer(b'left')), 66, 0o666, 0)",
        "call(447, 0)",  # memfd_secret
        "call(250, 0, -5, 0)",  # keyctl
        "call(248, 0, 0, 0, 0, -3)",  # add_key
    ],
)
def test_no_memory_is_shared(refused: Refused, attempt: str) -> None:
    """Shared memory, queues, semaphores and keys, which outlive a process, are refused."""
    setup = """
import ctypes, errno, multiprocessing, os, torch
from multiprocessing import shared_memory
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long

def shared():
    try:
        return torch.ones(2).share_memory_()
    except RuntimeError as error:
        raise OSError(str(error)) from None

def call(number, *arguments):
    result = libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), errno.errorcode[ctypes.get_errno()])
    return result
"""
    refused(setup, attempt)


def test_no_memory_is_inherited_shared(sandbox: Sandbox) -> None:
    """A worker's writable memory is its own: no mapping of it is shared with the zygote."""
    with sandbox.open() as worker:
        maps = Path(f"/proc/{worker.outer_pid}/maps").read_text().splitlines()

    assert maps
    assert not [line for line in maps if "w" in line.split()[1] and "s" in line.split()[1]]


@pytest.mark.skipif(
    os.geteuid() != 0, reason="workers of an ordinary user share its count of threads (ADR 1)"
)
def test_students_at_the_same_time_do_not_starve_each_other(
    sandbox: Sandbox, exercise: Exercise
) -> None:
    """A worker full of threads takes none from a worker that is open at the same time."""
    greedy = """
import threading
HELD = threading.Event()
threading.stack_size(65_536)

def spy():
    try:
        for count in range(10_000):
            threading.Thread(target=HELD.wait, daemon=True).start()
    except RuntimeError:
        return count
"""
    modest = """
import threading

def spy():
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    return "ran"
"""

    def spy(module: Any) -> Any:
        return module.spy()

    with sandbox.open() as first, sandbox.open() as second:
        for worker, text in ((first, greedy), (second, modest)):
            worker.load(Source(text, exercise.name, exercise.path))
        held = first.call(spy, (), seed=0, limit_s=10)
        ran = second.call(spy, (), seed=0, limit_s=10)

    assert 0 < held["observation"] < 300
    assert ran.get("observation") == "ran", ran


def test_a_submission_that_stays_in_the_worker_meets_only_itself(
    observed: Callable[..., Any], spy: Callable[..., Any]
) -> None:
    """Each submission begins in a fresh process, whatever an earlier one put into modules."""
    assert observed("import sys, torch\nsys.left = torch.left = 1\ndef spy(): return sys.left") == 1

    seen = observed(
        "import sys, torch\ndef spy(): return hasattr(sys, 'left'), hasattr(torch, 'left')"
    )

    assert seen == (False, False)
