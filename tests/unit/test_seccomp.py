"""The filter, run by a small interpreter, on both architectures: it must not need the hardware."""

from __future__ import annotations

import errno
import struct

import pytest

from gradlings.sandbox import seccomp, syscalls

ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
# From the kernel's tables, written down here once more so that a slip in either place shows.
READ = {"x86_64": 0, "aarch64": 63}
CLONE = {"x86_64": 56, "aarch64": 220}
MMAP = {"x86_64": 9, "aarch64": 222}
EXECVE = {"x86_64": 59, "aarch64": 221}
SOCKET = {"x86_64": 41, "aarch64": 198}
PTRACE = {"x86_64": 101, "aarch64": 117}
KILL = {"x86_64": 62, "aarch64": 129}
PRLIMIT = {"x86_64": 302, "aarch64": 261}
REFUSED = seccomp.ERRNO | errno.EPERM
UNKNOWN = seccomp.ERRNO | errno.ENOSYS

each_machine = pytest.mark.parametrize("machine", seccomp.ARCHITECTURES)


def _decide(machine: str, number: int, argument: int = 0, arch: int | None = None) -> int:
    """Run the filter as the kernel does; give its return value."""
    data = {
        seccomp.OFFSET_NUMBER: number,
        seccomp.OFFSET_ARCH: ARCH[machine] if arch is None else arch,
        seccomp.OFFSET_ARGUMENT: argument,
    }
    program = list(struct.iter_unpack("HBBI", seccomp.program(machine)))
    accumulator, at = 0, 0
    while True:
        code, if_true, if_false, value = program[at]
        at += 1
        if code == seccomp.RETURN:
            return int(value)
        if code == seccomp.LOAD:
            accumulator = data[value]
            continue
        holds = {
            seccomp.JUMP_EQUAL: accumulator == value,
            seccomp.JUMP_GREATER_EQUAL: accumulator >= value,
            seccomp.JUMP_ANY_BIT: bool(accumulator & value),
        }[code]
        at += if_true if holds else if_false


@each_machine
def test_ordinary_work_is_allowed(machine: str) -> None:
    """Reading and allocating."""
    for number in (READ[machine], MMAP[machine]):
        assert _decide(machine, number) == seccomp.ALLOW


@each_machine
def test_threads_may_start_and_processes_may_not(machine: str) -> None:
    """The flags of clone tell them apart; those of clone3 cannot be seen, so it does not exist."""
    clone_thread, sigchld = 0x10000, 17

    assert _decide(machine, CLONE[machine], 0x3D0F00 | clone_thread) == seccomp.ALLOW
    assert _decide(machine, CLONE[machine], sigchld) == REFUSED
    assert _decide(machine, 435) == UNKNOWN


@each_machine
def test_programs_sockets_and_other_processes_are_out_of_reach(machine: str) -> None:
    """A few of the refused, by their numbers in the kernel's tables."""
    for table in (EXECVE, SOCKET, PTRACE, KILL):
        assert _decide(machine, table[machine]) == REFUSED


@each_machine
def test_limits_of_other_processes_are_out_of_reach(machine: str) -> None:
    """A process may ask for its own limits, which it calls process 0."""
    assert _decide(machine, PRLIMIT[machine], 0) == seccomp.ALLOW
    assert _decide(machine, PRLIMIT[machine], 1) == REFUSED


@each_machine
def test_a_worker_cannot_outlive_its_parent_by_wish(machine: str) -> None:
    """PR_SET_PDEATHSIG stays as it is; naming a thread, say, is allowed."""
    prctl = syscalls.by_argument(machine)["prctl"]
    pdeathsig, dumpable, name = 1, 4, 15

    assert _decide(machine, prctl, pdeathsig) == REFUSED
    assert _decide(machine, prctl, dumpable) == REFUSED
    assert _decide(machine, prctl, name) == seccomp.ALLOW


@each_machine
def test_every_call_of_the_tables_is_judged(machine: str) -> None:
    """No row of the tables is lost on the way into the program."""
    for name, number in syscalls.refused(machine).items():
        assert _decide(machine, number) == REFUSED, name
    for name, number in syscalls.by_argument(machine).items():
        if name == "prctl":
            continue
        assert _decide(machine, number, 12345) != seccomp.ALLOW, name


@each_machine
def test_unknown_calls_and_foreign_architectures_are_refused(machine: str) -> None:
    """What the kernel learns later, the x32 ABI, and 32-bit calls."""
    assert _decide(machine, syscalls.LAST_KNOWN + 1) == UNKNOWN
    assert _decide(machine, 0x40000000 | READ["x86_64"]) == UNKNOWN
    assert _decide(machine, READ[machine], arch=0x40000003) == seccomp.KILL
