"""The trusted side's handle on one worker: send, wait, and kill when the deadline has passed."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn

from gradlings.errors import SandboxError
from gradlings.sandbox import forbid, wire
from gradlings.sandbox.attempts import MAX_ATTEMPTS
from gradlings.sandbox.by_value import pickled_input
from gradlings.sandbox.deadline import Deadline
from gradlings.sandbox.loading import Source
from gradlings.sandbox.zygote import CONFINEMENT_FAILED

if TYPE_CHECKING:
    from gradlings.sandbox.zygote_handle import Zygote

LOAD_LIMIT_S = 6.0
_NOT_AN_ANSWER = "sent back something that is not an observation"


class WorkerDied(Exception):
    """The worker ended before it answered.

    Args:
        reason: how, for a student.
        timed_out: whether its time was up.
        waited: whether it was killed although it had not used up its processor time.
    """

    def __init__(self, reason: str, *, timed_out: bool = False, waited: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.timed_out = timed_out
        self.waited = waited


class Worker:
    """One confined process; it serves all the checks of one submission until it dies.

    Attributes:
        alive: whether it has not been ended, as far as it is known.
        programs: how many files it was given to load.
    """

    def __init__(self, zygote: Zygote, sock: socket.socket, pid: int, pidfd: int) -> None:
        self._zygote = zygote
        self._socket = sock
        self._pid = pid
        self._pidfd = pidfd
        self._known: set[str] = set()
        self._ready = False
        self._clock: int | None = None
        self._awaited = 1  # frames: the first says that it is ready
        self.programs = 0
        self.alive = True
        try:
            self._receive(Deadline(LOAD_LIMIT_S, self.processor_s))
        except WorkerDied as error:
            raise SandboxError(f"a worker could not be confined: {error.reason}") from None

    @property
    def is_idle(self) -> bool:
        """Whether it lives and has answered all that it was sent, if that was no script."""
        return self.alive and self._awaited == 0

    @property
    def outer_pid(self) -> int:
        """Process id as this process sees it, whatever namespace the worker is in."""
        with open(f"/proc/self/fdinfo/{self._pidfd}") as info:  # noqa: PTH123
            return next(int(line.split()[1]) for line in info if line.startswith("Pid:"))

    def processor_s(self) -> float:
        """Return the processor time that the process has used; 0 once it has ended."""
        try:
            if self._clock is None:
                self._clock = ~self.outer_pid << 3 | 2  # as clock_getcpuclockid(3) makes it
            return time.clock_gettime(self._clock)
        except OSError:
            return 0.0

    def load(self, source: Source, limit_s: float = LOAD_LIMIT_S) -> dict[str, Any]:
        """Run a submission's file; the answer is `loaded` or `raised`.

        Args:
            source: the file.
            limit_s: the most processor time that it may use.

        Raises:
            WorkerDied: the worker crashed, or did not finish in time.
        """
        return self.start_loading(source, limit_s=limit_s)()

    def start_loading(
        self, source: Source, then: bytes = b"", limit_s: float = LOAD_LIMIT_S
    ) -> Callable[[], dict[str, Any]]:
        """Start to run a submission's file; return a function that waits for the answer.

        Args:
            source: the file.
            then: a frame with experiments that follow at once; `next_answer` waits for each.
            limit_s: the most processor time that the file may use.

        Raises:
            WorkerDied: see `load`.
        """
        self.programs += 1
        request = {"load": asdict(source), "kernels": forbid.kernels(source.forbidden)}
        return self._send(wire.dumps(request) + then, Deadline(limit_s, self.processor_s))

    def next_answer(self, limit_s: float, enough_s: Callable[[], float] | None) -> memoryview:
        """Wait for the answer to the next experiment that was sent with `load`; see `call`.

        Returns:
            The answer, undecoded; see `decoded`.

        Raises:
            WorkerDied: the worker crashed, did not answer in time, or sent no valid frame.
        """
        return self._receive_body(Deadline(limit_s, self.processor_s, enough_s))

    def decoded(self, body: memoryview) -> dict[str, Any]:
        """Decode an answer.

        Raises:
            WorkerDied: it is none. The worker is ended.
        """
        try:
            answer = wire.loads_body(body)
        except wire.WireError as error:
            self._fail(f"{_NOT_AN_ANSWER} ({error})")
        if not _is_answer(answer):
            self._fail(_NOT_AN_ANSWER)
        checked: dict[str, Any] = answer
        return checked

    def call(
        self,
        probe: Callable[..., Any],
        inputs: Sequence[Any],
        *,
        seed: int,
        limit_s: float,
        enough_s: Callable[[], float] | None = None,
    ) -> dict[str, Any]:
        """Run one experiment; the answer is `observation` or `raised`.

        Args:
            probe: the experiment.
            inputs: of the experiment.
            seed: of its random numbers.
            limit_s: the most processor time that it may use.
            enough_s: returns how much is enough, should it need long.

        Raises:
            WorkerDied: the worker crashed, did not answer in time, or sent no valid frame.
        """
        return self.start(probe, inputs, seed=seed, limit_s=limit_s, enough_s=enough_s)()

    def start(
        self,
        probe: Callable[..., Any],
        inputs: Sequence[Any],
        *,
        seed: int,
        limit_s: float,
        enough_s: Callable[[], float] | None = None,
    ) -> Callable[[], dict[str, Any]]:
        """Start one experiment; return a function that waits for the answer. See `call`."""
        if not self.alive:
            raise WorkerDied("has already ended")
        digest, raw = self._zygote.pickled(probe)
        request = {"probe": digest, "inputs": tuple(inputs), "seed": seed}
        if digest not in self._known:
            request["pickle"] = raw
            self._known.add(digest)
        frame = wire.dumps(request, opaque=partial(pickled_input, probe))
        return self._send(frame, Deadline(limit_s, self.processor_s, enough_s))

    def _send(self, frame: bytes, limit: Deadline) -> Callable[[], dict[str, Any]]:
        self._awaited += 1
        try:
            wire.send(self._socket, frame, limit)
        except TimeoutError:
            self._time_out(limit)
        except OSError:
            pass  # the worker has died: `_receive` reports how
        return lambda: self._receive(limit)

    def _receive(self, limit: Deadline) -> dict[str, Any]:
        answer = self.decoded(self._receive_body(limit))
        self._ready = True
        return answer

    def _receive_body(self, limit: Deadline) -> memoryview:
        try:
            body = wire.receive_body(self._socket, limit)
            self._awaited -= 1
            return body
        except TimeoutError:
            self._time_out(limit)
        except wire.WireError as error:
            self._fail(f"{_NOT_AN_ANSWER} ({error})")
        except (EOFError, OSError):
            self._fail(None)

    def _time_out(self, limit: Deadline) -> NoReturn:
        self._fail(f"took longer than {limit}", timed_out=True, waited=limit.waited)

    def _fail(
        self, reason: str | None, *, timed_out: bool = False, waited: bool = False
    ) -> NoReturn:
        is_last_word = self.alive  # else an answer from before its end was looked at late
        self._kill()
        if reason is None:
            status = self._zygote.status(self._pid)
            reason, timed_out = _cause_of_death(status, ready=self._ready)
        elif is_last_word:
            self._zygote.reap(self._pid)
        raise WorkerDied(reason, timed_out=timed_out, waited=waited)

    def _kill(self) -> None:
        if not self.alive:
            return
        self.alive = False
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        self._socket.close()
        os.close(self._pidfd)

    def close(self) -> None:
        """Kill the worker, if it is alive."""
        if self.alive:
            self._kill()
            self._zygote.reap(self._pid)

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _is_answer(answer: object) -> bool:
    """Whether the reply has the form of an answer; its content is judged elsewhere."""
    if type(answer) is not dict or not _are_attempts(answer.get("attempts", [])):
        return False
    kinds = [kind for kind in answer if kind != "attempts"]
    if len(kinds) != 1:
        return False
    kind, value = kinds[0], answer[kinds[0]]
    if kind != "raised":
        return kind in ("ready", "loaded", "observation")
    return (
        type(value) is dict
        and all(type(value.get(key)) is str for key in ("outcome", "type", "message"))
        and type(value.get("where")) is list
    )


def _are_attempts(reported: object) -> bool:
    """Whether this is a short list of [what, where]."""
    return (
        type(reported) is list
        and len(reported) <= MAX_ATTEMPTS
        and all(
            type(one) is list and [type(part) for part in one] == [str, str] for one in reported
        )
    )


def _cause_of_death(status: int, *, ready: bool) -> tuple[str, bool]:
    """Return how a worker ended, from its wait status, and whether it ran out of time."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == signal.SIGXCPU:
            return "used up its processor time", True
        known = {int(known) for known in signal.Signals}
        name = signal.Signals(number).name if number in known else f"signal {number}"
        return f"was killed by {name}", False
    code = os.waitstatus_to_exitcode(status)
    if code == CONFINEMENT_FAILED and not ready:
        return "could not be confined", False
    return f"ended the process (exit code {code})", False
