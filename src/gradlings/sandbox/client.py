"""The trusted side of the sandbox: start the zygote, borrow workers, own every deadline."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from types import TracebackType
from typing import Any, NoReturn

import cloudpickle
import msgpack

from gradlings.errors import SandboxError
from gradlings.sandbox import forbid, wire, worker
from gradlings.sandbox.confine import Limits
from gradlings.sandbox.layers import Layer, layers_from
from gradlings.sandbox.loading import Source
from gradlings.sandbox.zygote import CONFINEMENT_FAILED, MAX_MESSAGE_BYTES

START_TIMEOUT_S = 120.0
LOAD_TIMEOUT_S = 10.0
END_TIMEOUT_S = 5.0
_NOT_AN_ANSWER = "sent back something that is not an observation"

# What may change the last bits of a result; passed on so that both sides compute alike.
_PASSED_ON = ("LANG", "LC_ALL", "LD_LIBRARY_PATH", "ATEN_CPU_CAPABILITY")
_PASSED_ON_PREFIXES = ("OPENBLAS_", "MKL_CBWR")


class WorkerDied(Exception):
    """The worker ended before it answered; `reason` says how, for a student."""

    def __init__(self, reason: str, *, timed_out: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.timed_out = timed_out


class Sandbox:
    """A zygote, and the workers that it forks.

    Args:
        require_all: raise unless every required layer is there. False is for `doctor` and for
            grading that is allowed to be unsandboxed: then whatever layers there are apply.
        limits: what each worker may use.

    Raises:
        SandboxError: not on Linux, a required layer is missing, or the zygote did not start.
    """

    def __init__(self, *, require_all: bool = True, limits: Limits | None = None) -> None:
        if not sys.platform.startswith("linux"):
            raise SandboxError(
                "official grading needs Linux, for its sandbox; run it in a container or on a "
                "server (checking your own work with `gradlings check` works everywhere)"
            )
        self.limits = limits or Limits()
        self._pickles: dict[Callable[..., Any], tuple[str, bytes]] = {}
        self._spare: Worker | None = None
        self._order: socket.socket | None = None
        self._control, self._process = _start_zygote()
        try:
            self.layers: list[Layer] = layers_from(self._await_ready())
            self._require(require_all)
        except BaseException:
            self.close()
            raise

    def _await_ready(self) -> dict[str, str | None]:
        self._control.settimeout(START_TIMEOUT_S)
        try:
            message = self._control.recv(MAX_MESSAGE_BYTES)
        except TimeoutError:
            raise SandboxError(f"the zygote was not ready after {START_TIMEOUT_S:g} s") from None
        if not message:
            assert self._process.stderr is not None
            complaint = self._process.stderr.read().decode(errors="replace").strip()
            raise SandboxError(f"the zygote did not start: {complaint[-2000:]}")
        refusals: dict[str, str | None] = msgpack.unpackb(message)
        return refusals

    def _require(self, require_all: bool) -> None:
        if not require_all:
            return
        missing = [layer for layer in self.layers if layer.required and not layer.present]
        if missing:
            told = "; ".join(f"{layer.name}: {layer.note}. {layer.remedy}" for layer in missing)
            raise SandboxError(
                f"the sandbox lacks a layer that official grading needs. {told} "
                "(`gradlings doctor` shows them all; --allow-unsandboxed grades without)"
            )
        holes = [what for what, refused in self.self_test().items() if not refused]
        if holes:
            raise SandboxError(f"the sandbox allowed a worker {', '.join(holes)}; not grading")

    def self_test(self) -> dict[str, bool]:
        """Try inside a worker what no submission may do; say what was refused.

        Raises:
            SandboxError: a worker cannot even read the Python installation.
        """
        with self.open() as tester:
            complaint = tester.call(worker.can_import, (), seed=0, timeout_s=LOAD_TIMEOUT_S)
            found = tester.call(worker.self_test, (), seed=0, timeout_s=LOAD_TIMEOUT_S)
        if complaint["observation"]:
            raise SandboxError(
                f"a worker cannot read the Python installation ({complaint['observation']}); make "
                f"{sys.base_prefix} and {sys.prefix} readable for other users (chmod o+rX)"
            )
        refused: dict[str, bool] = found["observation"]
        return refused

    def open(self) -> Worker:
        """Fork a confined worker. Close it when done (it is a context manager).

        The next one is forked meanwhile, so that it is ready when it is wanted.

        Raises:
            SandboxError: the zygote is gone, or could not confine the worker.
        """
        opened = self._spare or self._ordered()
        self._spare = None
        self._order = self._place_order()
        return opened

    def _place_order(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        request = msgpack.packb({"op": "spawn", "limits": asdict(self.limits)})
        with theirs, self._told_if_gone():
            socket.send_fds(self._control, [request], [theirs.fileno()])
        return ours

    def _ordered(self) -> Worker:
        """Take the worker that was ordered, or order it now."""
        ours = self._order or self._place_order()
        self._order = None
        with self._told_if_gone():
            message, descriptors, _, _ = socket.recv_fds(self._control, MAX_MESSAGE_BYTES, 1)
            return Worker(self, ours, msgpack.unpackb(message)["pid"], descriptors[0])

    @contextlib.contextmanager
    def _told_if_gone(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:
            raise SandboxError(f"the zygote is gone ({error}); run the command again") from None

    def pickled(self, probe: Callable[..., Any]) -> tuple[str, bytes]:
        """Give a probe as (digest, cloudpickle bytes), by value."""
        if probe not in self._pickles:
            raw = _pickle_by_value(probe)
            self._pickles[probe] = hashlib.sha256(raw).hexdigest(), raw
        return self._pickles[probe]

    def reap(self, pid: int) -> None:
        """Have a worker that has been killed reaped; a zygote that is gone has done so."""
        with contextlib.suppress(OSError):
            self._control.send(msgpack.packb({"op": "end", "pid": pid, "tell": False}))

    def status(self, pid: int) -> int:
        """Reap a worker that has died; give its wait status."""
        if self._order is not None:
            self._spare = self._ordered()  # its answer comes first on the control socket
        with self._told_if_gone():
            self._control.send(msgpack.packb({"op": "end", "pid": pid, "tell": True}))
            return int(msgpack.unpackb(self._control.recv(MAX_MESSAGE_BYTES))["status"])

    def close(self) -> None:
        """End the zygote, and with it every worker."""
        if self._spare is not None:
            self._spare.close()
        if self._order is not None:
            self._order.close()
        self._control.close()  # the zygote ends when it reads that, and the workers with it
        try:
            self._process.wait(END_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()


class Worker:
    """One confined process; it serves all the checks of one submission until it dies."""

    def __init__(self, sandbox: Sandbox, sock: socket.socket, pid: int, pidfd: int) -> None:
        self._sandbox = sandbox
        self._socket = sock
        self._pid = pid
        self._pidfd = pidfd
        self._known: set[str] = set()
        self._ready = False
        self.alive = True
        try:
            self._receive(time.monotonic() + LOAD_TIMEOUT_S)
        except WorkerDied as error:
            raise SandboxError(f"a worker could not be confined: {error.reason}") from None

    @property
    def outer_pid(self) -> int:
        """Process id as this process sees it, whatever namespace the worker is in."""
        with open(f"/proc/self/fdinfo/{self._pidfd}") as info:  # noqa: PTH123
            return next(int(line.split()[1]) for line in info if line.startswith("Pid:"))

    def load(self, source: Source, timeout_s: float = LOAD_TIMEOUT_S) -> dict[str, Any]:
        """Run a submission's file; the answer is `loaded` or `raised`.

        Raises:
            WorkerDied: it crashed, or did not end in time.
        """
        request = {"load": asdict(source), "kernels": forbid.kernels(source.forbidden)}
        return self._send(request, timeout_s)()

    def call(
        self, probe: Callable[..., Any], inputs: Sequence[Any], *, seed: int, timeout_s: float
    ) -> dict[str, Any]:
        """Run one experiment; the answer is `observation` or `raised`.

        Raises:
            WorkerDied: it crashed, did not answer in time, or what came back is not a frame.
        """
        return self.start(probe, inputs, seed=seed, timeout_s=timeout_s)()

    def start(
        self, probe: Callable[..., Any], inputs: Sequence[Any], *, seed: int, timeout_s: float
    ) -> Callable[[], dict[str, Any]]:
        """Start one experiment; what is returned waits for the answer. See `call`."""
        if not self.alive:
            raise WorkerDied("has ended before")
        digest, raw = self._sandbox.pickled(probe)
        request = {"probe": digest, "inputs": tuple(inputs), "seed": seed}
        if digest not in self._known:
            request["pickle"] = raw
            self._known.add(digest)
        return self._send(request, timeout_s)

    def _send(self, request: dict[str, Any], timeout_s: float) -> Callable[[], dict[str, Any]]:
        deadline = time.monotonic() + timeout_s
        frame = wire.dumps(request, opaque=cloudpickle.dumps)
        try:
            wire.send(self._socket, frame, deadline)
        except TimeoutError:
            self._fail(f"took longer than {timeout_s:g} s", timed_out=True)
        except OSError:
            pass  # it has died: receiving tells how
        return lambda: self._receive(deadline, timeout_s)

    def _receive(self, deadline: float, timeout_s: float = LOAD_TIMEOUT_S) -> dict[str, Any]:
        try:
            answer = wire.receive(self._socket, deadline)
        except TimeoutError:
            self._fail(f"took longer than {timeout_s:g} s", timed_out=True)
        except wire.WireError as error:
            self._fail(f"{_NOT_AN_ANSWER} ({error})")
        except (EOFError, OSError):
            self._fail(None)
        if not _is_answer(answer):
            self._fail(_NOT_AN_ANSWER)
        self._ready = True
        checked: dict[str, Any] = answer
        return checked

    def _fail(self, reason: str | None, *, timed_out: bool = False) -> NoReturn:
        self._kill()
        if reason is None:
            status = self._sandbox.status(self._pid)
            reason, timed_out = _cause_of_death(status, ready=self._ready)
        else:
            self._sandbox.reap(self._pid)
        raise WorkerDied(reason, timed_out=timed_out)

    def _kill(self) -> None:
        self.alive = False
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        self._socket.close()
        os.close(self._pidfd)

    def close(self) -> None:
        """Kill the worker, if it is alive."""
        if self.alive:
            self._kill()
            self._sandbox.reap(self._pid)

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _start_zygote() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    environment = {
        name: value
        for name, value in os.environ.items()
        if name in _PASSED_ON or name.startswith(_PASSED_ON_PREFIXES)
    }
    environment |= {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    with theirs:
        process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            [sys.executable, "-I", "-m", "gradlings.sandbox.zygote", str(theirs.fileno())],
            env=environment,
            cwd="/",
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the grader, which ends it
        )
    return ours, process


def _pickle_by_value(probe: Callable[..., Any]) -> bytes:
    module = sys.modules.get(probe.__module__)
    if module is None or probe.__module__.startswith("gradlings."):
        return bytes(cloudpickle.dumps(probe))
    cloudpickle.register_pickle_by_value(module)
    try:
        return bytes(cloudpickle.dumps(probe))
    finally:
        cloudpickle.unregister_pickle_by_value(module)


def _is_answer(answer: object) -> bool:
    """Whether what came back has the form of an answer; what it says is judged elsewhere."""
    if type(answer) is not dict or len(answer) != 1:
        return False
    kind, value = next(iter(answer.items()))
    if kind != "raised":
        return kind in ("ready", "loaded", "observation")
    return (
        type(value) is dict
        and all(type(value.get(key)) is str for key in ("outcome", "type", "message"))
        and type(value.get("where")) is list
    )


def _cause_of_death(status: int, *, ready: bool) -> tuple[str, bool]:
    """Say, from a wait status, how a worker ended, and whether that was for want of time."""
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
