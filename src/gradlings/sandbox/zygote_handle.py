"""The trusted side's handle on a zygote: it forks workers, and says how they ended."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict
from typing import Any

import msgpack

from gradlings.errors import SandboxError
from gradlings.sandbox.confine import Limits
from gradlings.sandbox.handle import Worker
from gradlings.sandbox.warm import ZygoteSource
from gradlings.sandbox.zygote import MAX_MESSAGE_BYTES

START_TIMEOUT_S = 120.0
END_TIMEOUT_S = 5.0

Pickled = Callable[[Callable[..., Any]], tuple[str, bytes]]


class Zygote:
    """A zygote, and the workers that it forks.

    Args:
        source: where it comes from.
        libraries: which it has imported; see `libraries`.
        limits: what each worker may use.
        pickled: returns a probe as (digest, cloudpickle bytes).

    Attributes:
        refusals: by layer of the sandbox, why the kernel refused it; None where it did not.

    Raises:
        SandboxError: it did not start.
    """

    def __init__(
        self, source: ZygoteSource, libraries: Collection[str], limits: Limits, pickled: Pickled
    ) -> None:
        self.limits = limits
        self.pickled = pickled
        self._source = source
        self._spare: Worker | None = None
        self._order: socket.socket | None = None
        self._control = source.zygote(libraries)
        self._control.settimeout(START_TIMEOUT_S)
        try:
            message, descriptors, _, _ = socket.recv_fds(self._control, MAX_MESSAGE_BYTES, 1)
        except TimeoutError:
            self._control.close()
            raise SandboxError(f"the zygote was not ready after {START_TIMEOUT_S:g} s") from None
        except OSError:
            message = b""
        if not message:
            self._control.close()
            raise SandboxError(f"the zygote did not start: {source.how_it_ended()}")
        self._pidfd = descriptors[0]
        self.refusals: dict[str, str | None] = msgpack.unpackb(message)

    def open(self) -> Worker:
        """Fork a confined worker; fork the next one meanwhile, so that it is ready when needed.

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

    def reap(self, pid: int) -> None:
        """Reap a worker that was killed; once the zygote has ended, do nothing."""
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
        _await_end(self._pidfd)
        os.close(self._pidfd)


def _await_end(pidfd: int) -> None:
    """Wait for the end of a process that was asked to end; kill it if that takes too long."""
    ended, _, _ = select.select([pidfd], [], [], END_TIMEOUT_S)
    if not ended:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(pidfd, signal.SIGKILL)
        select.select([pidfd], [], [], END_TIMEOUT_S)
