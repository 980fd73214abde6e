"""Attacks that start processes and threads: none outlives its worker, most do not even begin."""

from __future__ import annotations

import os
import select
from collections.abc import Callable
from typing import Any

import pytest

from gradlings.course.exercise import Exercise
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.loading import Source

Refused = Callable[[str, str], None]
Survivors = Callable[[], set[int]]

CTYPES = """
import ctypes, errno, multiprocessing, os, pty, subprocess, sys
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long

def checked(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), errno.errorcode[ctypes.get_errno()])
    return result

def call(number, *arguments):
    return checked(libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments)))
"""

STARTS = [
    "os.fork()",
    "os.forkpty()",
    "pty.fork()",
    "os.posix_spawn(sys.executable, [sys.executable], {})",
    "os.execv(sys.executable, [sys.executable, '-c', ''])",
    "os.execve('/lib64/ld-linux-x86-64.so.2', ['ld'], {})",
    "subprocess.run([sys.executable, '-c', ''])",
    "subprocess.Popen('true', shell=True)",
    "os.popen('true')",
    "multiprocessing.get_context('fork').Process(target=int).start()",
    "multiprocessing.get_context('spawn').Process(target=int).start()",
    "multiprocessing.Pool(1)",
    "checked(libc.fork())",
    "call(57)",  # fork
    "call(58)",  # vfork
    "call(56, 17, 0, 0, 0, 0)",  # clone: SIGCHLD
    "call(56, 0x4111, 0, 0, 0, 0)",  # clone: as vfork does
    "call(56, 0x8000 | 17, 0, 0, 0, 0)",  # clone: CLONE_PARENT
    "call(56, 0x100 | 0x400, 0, 0, 0, 0)",  # clone: shared memory, no thread
    "call(435, 0, 0)",  # clone3
    "call(59, 0, 0, 0)",  # execve
    "call(322, 3, 0, 0, 0, 0x1000)",  # execveat
    "os.setsid()",
    "os.setpgid(0, 0)",
    "call(272, 0x20000000)",  # unshare
    "call(135, 0x0040000)",  # personality
]


@pytest.mark.parametrize("start", STARTS)
def test_no_process_starts(refused: Refused, survivors: Survivors, start: str) -> None:
    """Every way to another process, or to another program, is refused."""
    refused(CTYPES, start)

    assert survivors() == set()


def test_system_runs_nothing(observed: Callable[..., Any]) -> None:
    """The C library's system() says that there is no shell."""
    assert observed("import os\ndef spy(): return os.system('true')") != 0


LINGERING = [
    "threading.Thread(target=spin).start()",
    "threading.Thread(target=spin, daemon=True).start()",
    "[threading.Thread(target=spin, daemon=True).start() for _ in range(20)]",
    "signal.signal(signal.SIGTERM, signal.SIG_IGN); threading.Thread(target=spin).start()",
    "ctypes.CDLL(None).prctl(1, 0, 0, 0, 0); threading.Thread(target=spin).start()",
    "os.close(3); threading.Thread(target=spin).start()",
    "atexit.register(spin)",
    "threading.Thread(target=lambda: (time.sleep(0.05), os._exit(0))).start()",
]


@pytest.mark.parametrize("start", LINGERING)
def test_threads_end_with_their_worker(
    gains_nothing: Callable[[str], Any], survivors: Survivors, wrong: str, start: str
) -> None:
    """A thread that never ends, in a process that will not die, is gone when grading is over."""
    spin = "def spin():\n    while True:\n        time.sleep(0.001)\n"
    gains_nothing(f"import atexit, ctypes, os, signal, threading, time\n{spin}\n{start}\n{wrong}")

    assert survivors() == set()


def test_closing_the_sandbox_ends_a_worker_that_was_left_open(exercise: Exercise) -> None:
    """With the zygote dies the worker that has cut its ties to it."""
    text = """
import ctypes, threading
ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)  # PR_SET_PDEATHSIG: none
threading.Thread(target=threading.Event().wait).start()
"""
    with Sandbox(require_all=False) as sandbox:
        worker = sandbox.open()
        assert "loaded" in worker.load(Source(text, exercise.name, exercise.path))

    ended, _, _ = select.select([worker._pidfd], [], [], 5)
    worker._socket.close()
    os.close(worker._pidfd)
    assert ended
