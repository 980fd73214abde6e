"""The warm process, from the trusted side: started once, it forks a zygote for each sandbox."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from multiprocessing.reduction import DupFd
from typing import Any

from gradlings.errors import SandboxError
from gradlings.sandbox import pages

_PATIENCE_S = 1.0  # until a warm process is killed: it has nothing to save

# These may change the last bits of a result; they are passed on so that both sides agree.
_PASSED_ON = ("LANG", "LC_ALL", "LD_LIBRARY_PATH", "ATEN_CPU_CAPABILITY")
_PASSED_ON_PREFIXES = ("OPENBLAS_", "MKL_CBWR")


@dataclass(frozen=True)
class ZygoteSource:
    """Orders zygotes from the warm process; it can be passed to a process that is being started.

    Args:
        orders: socket of the warm process.
        complaints: descriptor of the file that its stderr goes to.
    """

    orders: socket.socket
    complaints: int

    def zygote(self, libraries: Collection[str] = ()) -> socket.socket:
        """Order a zygote; return its control socket, on which it reports when it is ready.

        Args:
            libraries: which it has imported; see `libraries`.

        Raises:
            SandboxError: the warm process is gone.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        order = " ".join(["zygote", *sorted(libraries)]).encode()
        with theirs:
            try:
                socket.send_fds(self.orders, [order], [theirs.fileno()])
            except OSError:
                ours.close()
                raise SandboxError(f"the zygote did not start: {self.how_it_ended()}") from None
        return ours

    def how_it_ended(self) -> str:
        """Return the end of what the warm process and its zygotes have written to stderr."""
        size = os.fstat(self.complaints).st_size
        tail = os.pread(self.complaints, 2000, max(0, size - 2000))
        return tail.decode(errors="replace").strip()

    def __reduce__(self) -> tuple[Any, ...]:
        return _received, (DupFd(self.orders.fileno()), DupFd(self.complaints))


def _received(orders: Any, complaints: Any) -> ZygoteSource:
    return ZygoteSource(socket.socket(fileno=orders.detach()), complaints.detach())


class Warm:
    """The warm process; it ends when it is closed, and with this process."""

    def __init__(self) -> None:
        # Not a pipe: nobody reads it, so it would fill up. Closed in `close`.
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.source = ZygoteSource(ours, self._complaints.fileno())
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                [sys.executable, "-I", "-m", "gradlings.sandbox.zygote", str(theirs.fileno())],
                env=_environment(),
                cwd="/",
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._complaints,
                start_new_session=True,  # Ctrl-C reaches only the grader, which ends this
            )

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def close(self, *, at_once: bool = False) -> None:
        """End the process, and with it every zygote and worker.

        Args:
            at_once: whether nobody has ordered a zygote: there is nothing to wait for.
        """
        self.source.orders.close()  # it ends when it sees this; it may still be importing
        try:
            self._process.wait(0 if at_once else _PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._complaints.close()


def _environment() -> dict[str, str]:
    passed_on = {
        name: value
        for name, value in os.environ.items()
        if name in _PASSED_ON or name.startswith(_PASSED_ON_PREFIXES)
    }
    one_thread = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    return passed_on | one_thread | pages.IN_HUGE_PAGES | {"PYTHONDONTWRITEBYTECODE": "1"}
