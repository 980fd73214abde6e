"""Attacks with signals, and with the other calls that name a process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from support.system_calls import CTYPES

from gradlings.outcomes import Outcome

SETUP = f"import os, resource, signal, threading\n{CTYPES}"


@pytest.mark.parametrize(
    "attempt",
    [
        "os.kill(os.getppid(), signal.SIGKILL)",
        "os.kill(1, signal.SIGKILL)",
        "os.kill(0, signal.SIGKILL)",
        "os.kill(-1, signal.SIGKILL)",
        "os.kill(2, 0)",
        "os.killpg(0, signal.SIGKILL)",
        "os.killpg(1, signal.SIGKILL)",
        "call(62, 1, 9)",  # kill
        "call(200, 1, 9)",  # tkill
        "call(234, 1, 1, 9)",  # tgkill
        "call(129, 1, 9, 0)",  # rt_sigqueueinfo
        "call(297, 1, 1, 9, 0)",  # rt_tgsigqueueinfo
        "call(424, 3, 9, 0, 0)",  # pidfd_send_signal
        "signal.pidfd_send_signal(3, signal.SIGKILL)",
        "os.pidfd_open(1)",
        "resource.prlimit(1, resource.RLIMIT_CPU, (0, 0))",
        "resource.prlimit(os.getppid(), resource.RLIMIT_CPU)",
        "resource.setrlimit(resource.RLIMIT_CPU, (1, 1)) or call(160, 0, 0)",  # setrlimit
        "os.sched_setaffinity(1, {0})",
        "os.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0))",
        "os.sched_setparam(1, os.sched_param(0))",
        "call(314, 1, 0, 0)",  # sched_setattr
        "call(251, 1, 1, 0)",  # ioprio_set
        "os.setpriority(os.PRIO_USER, 0, 19)",
        "os.setpriority(os.PRIO_PROCESS, 1, 19)",
        "call(256, 1, 0, 0, 0)",  # migrate_pages
        "call(279, 1, 0, 0, 0, 0, 0)",  # move_pages
        "call(448, 3, 0)",  # process_mrelease
        "call(169, 0xfee1dead, 672274793, 0, 0)",  # reboot, which ends a process namespace
    ],
)
def test_no_call_reaches_another_process(refused: Callable[[str, str], None], attempt: str) -> None:
    """Signals to others, and limits or priorities set for others, are refused."""
    refused(SETUP, attempt)


FROM_A_THREAD = """
import os, signal, threading

def strike():
    for pid in (0, -1, 1, os.getppid(), *range(2, 50)):
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass

thread = threading.Thread(target=strike)
thread.start()
thread.join()
"""


def test_shots_in_the_dark_hit_nobody(spares_others: Callable[[str], Any], honest: str) -> None:
    """Killing all process numbers in turn, from a thread, changes nobody's result."""
    checks = spares_others(FROM_A_THREAD + honest)

    assert {check.outcome for check in checks} == {Outcome.PASSED}


SELF = """
import ctypes, signal

class Event(ctypes.Structure):
    _fields_ = [("value", ctypes.c_void_p), ("signo", ctypes.c_int), ("notify", ctypes.c_int),
                ("pad", ctypes.c_char * 48)]

class Times(ctypes.Structure):
    _fields_ = [(name, ctypes.c_long) for name in ("every_s", "every_ns", "after_s", "after_ns")]

libc = ctypes.CDLL(None)

def two_class_cost(*inputs):
    timer = ctypes.c_void_p()
    libc.timer_create(1, ctypes.byref(Event(0, NUMBER, 0)), ctypes.byref(timer))
    libc.timer_settime(timer, 0, ctypes.byref(Times(0, 0, 0, 1)), None)
    signal.pause()

many_class_cost = two_class_cost
"""


@pytest.mark.parametrize("number", [1, 6, 9, 11, 15, 16, 31, 34, 35, 50, 64])
def test_a_worker_that_a_timer_kills_has_crashed(
    gains_nothing: Callable[[str], Any], number: int
) -> None:
    """Whatever signal ends a worker, those without a name included, its check has crashed."""
    checks = gains_nothing(SELF.replace("NUMBER", str(number)))

    assert {check.outcome for check in checks} == {Outcome.CRASHED}


@pytest.mark.parametrize("number", [24, 14])
@pytest.mark.usefixtures("hurried")
def test_a_worker_that_claims_to_have_run_out_of_time_gains_none(
    gains_nothing: Callable[[str], Any], number: int
) -> None:
    """SIGXCPU and SIGALRM, sent by oneself, are no way to more points or more time."""
    gains_nothing(SELF.replace("NUMBER", str(number)))
