"""Warm children: processes that have torch already, each for one run of a student's code.

On Linux one process imports torch once and forks a child for each run. Elsewhere a fork cannot be
trusted after torch has been imported (macOS) or does not exist (Windows): there the next child is
started while the student writes, so that it has torch when it is needed.
"""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Protocol

from gradlings.checks.child import Child, Spawned, nameless_main
from gradlings.checks.serve import serve

_IDLE_S = 1.0  # without an order: time to import what only some exercises need
_STOPS_S = 0.2  # for a process to end by itself
_ASKED = 100  # times, whether a child that seems to end has ended
_ASKED_AGAIN_S = 0.02
_CLOSED = "the session is over"


class Warm(Protocol):
    """Lends children."""

    def child(self) -> Child:
        """Return a child that has run nothing yet."""

    def close(self) -> None:
        """End all processes, whatever they are doing."""


def warm() -> Warm:
    """Start to import torch; return at once."""
    return Forking() if sys.platform == "linux" else Spare()


class Spare:
    """Keeps one child in reserve, which loads torch while the student writes."""

    def __init__(self) -> None:
        self._next: Spawned | None = Spawned(quiet=True)
        self._lock = threading.Lock()

    def child(self) -> Child:
        """Return the child in reserve, and start the next one.

        Raises:
            OSError: after `close`.
        """
        with self._lock:
            if self._next is None:
                raise OSError(_CLOSED)
            child, self._next = self._next, Spawned(quiet=True)
            return child

    def close(self) -> None:
        """End the child in reserve."""
        with self._lock:
            child, self._next = self._next, None
        if child is not None:
            child.kill()
            child.exit_code()


class _Forked:
    """A child that the warm process forked."""

    def __init__(self, forking: Forking, pid: int, connection: Connection) -> None:
        self._forking, self._pid = forking, pid
        self.connection = connection
        self._code: int | None = None
        self._has_ended = False

    def kill(self) -> None:
        """Have it ended, and all that it has started; wait for nothing."""
        if not self._has_ended:
            _kill(self._pid)

    def exit_code(self) -> int | None:
        """Wait for a moment; return how it ended, None if it has not, or if nobody knows."""
        for _ in range(_ASKED):
            if not self._has_ended:
                self._has_ended, self._code = self._forking.ended(self._pid)
            if self._has_ended:
                break
            time.sleep(_ASKED_AGAIN_S)
        return self._code


class Forking:
    """A process that imports torch once, and forks. Linux only.

    It answers no order while it imports, for seconds on a busy machine. The thread that draws must
    not wait for that: it may only call `close`, and `kill` of a child.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()  # of the connection: it is held until an order is answered
        self._is_closed = False
        self._begin()

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._control, theirs = context.Pipe()
        self._process = context.Process(target=_lend, args=(theirs, os.getpid()), daemon=True)
        with nameless_main():
            self._process.start()
        theirs.close()

    def child(self) -> Child:
        """Return a new child; if the warm process is gone, start another one.

        Raises:
            OSError: after `close`, or another one cannot be started.
        """
        with self._lock:
            with suppress(EOFError, OSError):
                return self._forked()
            self._end()
            if not self._is_closed:
                self._begin()
            try:
                return self._forked()
            except EOFError:
                raise OSError("torch cannot be imported; try: python -c 'import torch'") from None

    def _forked(self) -> Child:
        from multiprocessing.reduction import recv_handle

        if self._is_closed:
            raise OSError(_CLOSED)
        self._control.send(("child", 0))
        pid = self._control.recv()
        connection = Connection(recv_handle(self._control))
        return _Forked(self, pid, connection)

    def ended(self, pid: int) -> tuple[bool, int | None]:
        """Return whether a child has ended, and how; if the warm process is gone, end the child."""
        with self._lock, suppress(EOFError, OSError):
            self._control.send(("ended", pid))
            answer: tuple[bool, int | None] = self._control.recv()
            return answer
        _kill(pid)
        return True, None

    def close(self) -> None:
        """End the warm process, whatever it is doing."""
        self._is_closed = True  # the thread that waits for it does not begin another one
        self._process.kill()  # and does not wait longer
        with self._lock:
            self._end()

    def _end(self) -> None:
        self._control.close()  # when it sees this, it ends its children and itself
        self._process.join(_STOPS_S)
        self._process.kill()
        self._process.join()


# --- in the warm process


def _lend(control: Connection, parent: int) -> None:
    """Fork a child for each order, until the other side closes."""
    from multiprocessing.reduction import send_handle

    os.setsid()  # no child can touch the terminal, and Ctrl-C is not for them
    _without_output()
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"  # threads do not survive a fork
    _load()
    has_more = False
    pids: set[int] = set()
    try:
        while True:
            if not has_more and not control.poll(_IDLE_S):
                has_more = True
                _load_more()
            order, value = control.recv()
            if order == "ended":
                answer = _reaped(value)
                if answer[0]:
                    pids.discard(value)
                control.send(answer)
                continue
            ours, theirs = multiprocessing.Pipe()
            pid = os.fork()
            if not pid:
                _be_child(theirs, (control, ours))
            with suppress(OSError):
                os.setpgid(pid, pid)
            pids.add(pid)
            theirs.close()
            control.send(pid)
            send_handle(control, ours.fileno(), parent)
            ours.close()
    except (EOFError, OSError):
        for pid in pids:
            _kill(pid)


def _reaped(pid: int) -> tuple[bool, int | None]:
    """Return whether a child has ended, and how; if so, end what it has started, and reap it."""
    try:
        if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            return False, None
        _kill(pid)  # its group: until it is reaped, the number is not used again
        return True, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    except ChildProcessError:  # of an earlier warm process
        return True, None


def _kill(pid: int) -> None:
    """Send a signal to a child and its group, which it may have left."""
    for send in (os.killpg, os.kill):
        with suppress(OSError):
            send(pid, signal.SIGKILL)


def _be_child(connection: Connection, others: tuple[Connection, ...]) -> None:
    """Serve, and end without the clean-up of the process that this is a copy of."""
    code = 1
    try:
        with suppress(OSError):
            os.setpgid(0, 0)
        for other in others:
            other.close()
        serve(connection, quiet=True)
        code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    finally:
        os._exit(code)


def _without_output() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)


def _load() -> None:
    """Import what every check needs."""
    import torch

    from gradlings.checks import collect, judge, local, tools  # noqa: F401
    from gradlings.sandbox import compiler

    compiler.postpone()
    torch.set_num_threads(1)
    _freeze()


def _load_more() -> None:
    """Import what a figure and a `backward` with a gradient would import, in each child again."""
    with suppress(Exception):
        for name in ("matplotlib.pyplot", "torch.fx.experimental.symbolic_shapes"):
            importlib.import_module(name)
    _freeze()


def _freeze() -> None:
    """Keep a child's garbage collector from touching, and so copying, all that is shared."""
    gc.collect()
    gc.freeze()
