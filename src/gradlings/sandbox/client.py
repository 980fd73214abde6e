"""The trusted side of the sandbox: order a zygote, open workers, own every deadline."""

from __future__ import annotations

import contextlib
import hashlib
import os
import select
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import msgpack

from gradlings.errors import SandboxError
from gradlings.sandbox import worker
from gradlings.sandbox.by_value import pickled_by_value
from gradlings.sandbox.confine import Limits
from gradlings.sandbox.handle import LOAD_LIMIT_S, Worker
from gradlings.sandbox.layers import Layer, layers_from, require_linux
from gradlings.sandbox.warm import Warm, ZygoteSource
from gradlings.sandbox.zygote import MAX_MESSAGE_BYTES

START_TIMEOUT_S = 120.0
END_TIMEOUT_S = 5.0


class Sandbox:
    """A zygote, and the workers that it forks.

    Args:
        require_all: raise unless every required layer is present. False is for `doctor` and for
            grading that may be unsandboxed: then the layers that are present apply.
        limits: what each worker may use.
        source: of the zygote; without one, the sandbox starts a warm process, and ends it.

    Raises:
        SandboxError: not on Linux, a required layer is missing, or the zygote did not start.
    """

    def __init__(
        self,
        *,
        require_all: bool = True,
        limits: Limits | None = None,
        source: ZygoteSource | None = None,
    ) -> None:
        require_linux()
        self.limits = limits or Limits()
        self._pickles: dict[Callable[..., Any], tuple[str, bytes]] = {}
        self._spare: Worker | None = None
        self._order: socket.socket | None = None
        self.own_warm: Warm | None = None
        if source is None:
            self.own_warm = Warm()
            source = self.own_warm.source
        self._source = source
        self._zygote: int | None = None  # pidfd
        try:
            self._control = self._source.zygote()
        except BaseException:
            self._close_own_warm()
            raise
        try:
            self.layers: list[Layer] = layers_from(self._await_ready())
            self._require(require_all)
        except BaseException:
            self.close()
            raise

    def _await_ready(self) -> dict[str, str | None]:
        self._control.settimeout(START_TIMEOUT_S)
        try:
            message, descriptors, _, _ = socket.recv_fds(self._control, MAX_MESSAGE_BYTES, 1)
        except TimeoutError:
            raise SandboxError(f"the zygote was not ready after {START_TIMEOUT_S:g} s") from None
        except OSError:
            message = b""
        if not message:
            raise SandboxError(f"the zygote did not start: {self._source.how_it_ended()}")
        self._zygote = descriptors[0]
        refusals: dict[str, str | None] = msgpack.unpackb(message)
        return refusals

    def _require(self, require_all: bool) -> None:
        if not require_all:
            return
        missing = [layer for layer in self.layers if layer.required and not layer.present]
        if missing:
            names = "; ".join(f"{layer.name}: {layer.note}. {layer.remedy}" for layer in missing)
            raise SandboxError(
                f"the sandbox lacks a layer that official grading needs. {names} "
                "(`gradlings doctor` shows all layers; --allow-unsandboxed grades without them)"
            )
        holes = [what for what, refused in self.self_test().items() if not refused]
        if holes:
            done = ", ".join(holes)
            raise SandboxError(f"the sandbox allowed a worker {done}; nothing is graded")

    def self_test(self) -> dict[str, bool]:
        """Try, inside a worker, what no submission may do; return whether each attempt was refused.

        Raises:
            SandboxError: a worker cannot even read the Python installation.
        """
        with self.open() as tester:
            complaint = tester.call(worker.can_import, (), seed=0, limit_s=LOAD_LIMIT_S)
            found = tester.call(worker.self_test, (), seed=0, limit_s=LOAD_LIMIT_S)
        if complaint["observation"]:
            raise SandboxError(
                f"a worker cannot read the Python installation ({complaint['observation']}); make "
                f"{sys.base_prefix} and {sys.prefix} readable for other users (chmod o+rX)"
            )
        refused: dict[str, bool] = found["observation"]
        return refused

    def open(self) -> Worker:
        """Fork a confined worker. Close it when done (it is a context manager).

        The zygote forks the next one meanwhile, so that it is ready when it is needed.

        Raises:
            SandboxError: the zygote has ended, or could not confine the worker.
        """
        opened = self._spare or self._ordered()
        self._spare = None
        self._order = self._place_order()
        return opened

    def _place_order(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        request = msgpack.packb({"op": "spawn", "limits": asdict(self.limits)})
        with theirs, self._report_if_gone():
            socket.send_fds(self._control, [request], [theirs.fileno()])
        return ours

    def _ordered(self) -> Worker:
        """Take the worker that was ordered, or order it now."""
        ours = self._order or self._place_order()
        self._order = None
        with self._report_if_gone():
            message, descriptors, _, _ = socket.recv_fds(self._control, MAX_MESSAGE_BYTES, 1)
            return Worker(self, ours, msgpack.unpackb(message)["pid"], descriptors[0])

    @contextlib.contextmanager
    def _report_if_gone(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:
            raise SandboxError(f"the zygote has ended ({error}); run the command again") from None

    def pickled(self, probe: Callable[..., Any]) -> tuple[str, bytes]:
        """Return a probe as (digest, cloudpickle bytes), by value."""
        if probe not in self._pickles:
            raw = pickled_by_value(probe)
            self._pickles[probe] = hashlib.sha256(raw).hexdigest(), raw
        return self._pickles[probe]

    def reap(self, pid: int) -> None:
        """Have the zygote reap a worker that was killed; once the zygote has ended, do nothing."""
        with contextlib.suppress(OSError):
            self._control.send(msgpack.packb({"op": "end", "pid": pid, "tell": False}))

    def status(self, pid: int) -> int:
        """Reap a worker that has died; return its wait status."""
        if self._order is not None:
            self._spare = self._ordered()  # its answer comes first on the control socket
        with self._report_if_gone():
            self._control.send(msgpack.packb({"op": "end", "pid": pid, "tell": True}))
            return int(msgpack.unpackb(self._control.recv(MAX_MESSAGE_BYTES))["status"])

    def close(self) -> None:
        """End the zygote, and with it every worker."""
        if self._spare is not None:
            self._spare.close()
        if self._order is not None:
            self._order.close()
        self._control.close()  # the zygote sees this and ends, and its workers with it
        if self._zygote is not None:
            _await_end(self._zygote)
            os.close(self._zygote)
            self._zygote = None
        self._close_own_warm()

    def _close_own_warm(self) -> None:
        if self.own_warm is not None:
            self.own_warm.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()


def _await_end(pidfd: int) -> None:
    """Wait for the end of a process that was asked to end; kill it if that takes too long."""
    ended, _, _ = select.select([pidfd], [], [], END_TIMEOUT_S)
    if not ended:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(pidfd, signal.SIGKILL)
        select.select([pidfd], [], [], END_TIMEOUT_S)
