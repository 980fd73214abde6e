"""Confine this process for good, layer by layer, before it meets student code. Linux only."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from gradlings.sandbox import kernel, landlock, seccomp

MIB = 1 << 20
# Ids that no user has. Limits on threads count by user, and "nobody" may own other processes.
WORKER_UIDS = range(64_000, 65_000)
SOCKET_FD = 3

_FILES = (
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/dev/null",
    "/dev/zero",
    "/dev/random",
    "/dev/urandom",
    "/etc/ld.so.cache",
)
_SYSTEM_TREES = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/sys/devices/system/cpu")


@dataclass(frozen=True)
class Limits:
    """The limits of one worker.

    Args:
        memory_mib: address space beyond what the zygote has mapped.
        cpu_s: processor time over the worker's whole life.
        open_files: descriptors.
        tasks: threads of the worker's user.
    """

    memory_mib: int = 2048
    cpu_s: int = 120
    open_files: int = 64
    tasks: int = 256

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value < 1:
                raise ValueError(f"{name} is {value}; expected at least 1")


def readable_trees() -> list[str]:
    """Folders that a worker may read: the Python installation and the system's libraries."""
    package = str(Path(__file__).resolve().parent)
    prefixes = [sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix]
    site = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    paths = [p for path in [*prefixes, *site, package] for p in (path, os.path.realpath(path))]
    return list(dict.fromkeys([*_SYSTEM_TREES, *(path for path in paths if path != "/usr")]))


def readable_files() -> list[str]:
    """Single files that a worker may read."""
    return list(_FILES)


def address_space_bytes() -> int:
    """Size of what this process has mapped."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


def refusals() -> dict[str, str | None]:
    """Try each layer in a throwaway child; return why it was refused, or None."""

    def restrict() -> None:
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        seccomp.restrict_self(seccomp.program(kernel.machine()))

    known = kernel.machine() in seccomp.ARCHITECTURES
    return {
        "ordinary user": kernel.rehearse(_drop_root),
        "resource limits": kernel.rehearse(lambda: _limit(Limits(), address_space_bytes())),
        "Landlock": None if landlock.abi() else "this kernel has no Landlock",
        "seccomp": kernel.rehearse(restrict) if known else f"no filter for {kernel.machine()}",
    }


@dataclass(frozen=True)
class Confinement:
    """How every worker of one zygote is confined.

    Args:
        layers: names of the layers to apply, of those in `refusals`.
        rules: descriptor of a Landlock ruleset; None without that layer.
        filter_program: the program of seccomp; None without that layer.
        mapped_bytes: address space of the zygote.
    """

    layers: frozenset[str]
    rules: int | None
    filter_program: bytes | None
    mapped_bytes: int

    def apply(self, sock: int, limits: Limits, uid: int) -> None:
        """Confine this freshly forked, single-threaded process.

        Args:
            sock: descriptor of the one socket that it keeps, moved to `SOCKET_FD`.
            limits: what it may use.
            uid: the user to become, if this is root.

        Raises:
            OSError: a layer could not be applied; no student code may run.
        """
        os.setsid()
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        rules = _keep_only(sock, self.rules)
        os.environ.clear()
        if "resource limits" in self.layers:
            _limit(limits, self.mapped_bytes)
        if "ordinary user" in self.layers:
            _drop_root(uid)
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)  # a change of user clears it
        kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        if rules is not None:
            landlock.restrict_self(rules)
            os.close(rules)
        if self.filter_program is not None:
            seccomp.restrict_self(self.filter_program)


def worker_uids(salt: int) -> list[int]:
    """Return the workers' user ids, rotated by `salt`, so that two zygotes seldom share one."""
    start = salt * 17 % len(WORKER_UIDS)
    return [*WORKER_UIDS[start:], *WORKER_UIDS[:start]]


def _drop_root(uid: int = WORKER_UIDS[0]) -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    kernel.drop_capabilities()


def _keep_only(sock: int, rules: int | None) -> int | None:
    """Close all but the socket, moved to SOCKET_FD, and the rules; return their new number."""
    above = SOCKET_FD + 2  # out of the way of the numbers that are about to be taken
    sock = fcntl.fcntl(sock, fcntl.F_DUPFD_CLOEXEC, above)
    if rules is not None:
        rules = fcntl.fcntl(rules, fcntl.F_DUPFD_CLOEXEC, above)
    null = fcntl.fcntl(os.open(os.devnull, os.O_RDWR), fcntl.F_DUPFD_CLOEXEC, above)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.dup2(sock, SOCKET_FD, inheritable=False)
    if rules is not None:
        rules = os.dup2(rules, SOCKET_FD + 1, inheritable=False)
    kernel.close_from(SOCKET_FD + 1 if rules is None else SOCKET_FD + 2)
    return rules


def _limit(limits: Limits, mapped_bytes: int) -> None:
    memory = mapped_bytes + limits.memory_mib * MIB
    for name, soft, hard in (
        (resource.RLIMIT_CPU, limits.cpu_s, limits.cpu_s + 1),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NPROC, limits.tasks, limits.tasks),
        (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
    ):
        resource.setrlimit(name, (soft, hard))
