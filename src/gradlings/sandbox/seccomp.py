"""Seccomp: refuse the system calls that an exercise never needs.

The filter is classic BPF, one program per architecture. Refused calls fail with EPERM, so that a
library that merely tried goes on and the student reads which operation was refused.

Source: the kernel's Documentation/userspace-api/seccomp_filter.rst.
"""

from __future__ import annotations

import ctypes
import errno
import struct

from gradlings.sandbox import kernel, syscalls

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_SET_MODE_FILTER, _FLAG_TSYNC = 1, 1
_X32_BIT = 0x40000000
_CLONE_THREAD = 0x00010000

ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
LOAD, JUMP_EQUAL, JUMP_GREATER_EQUAL, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
OFFSET_NUMBER, OFFSET_ARCH, OFFSET_ARGUMENT = 0, 4, 16

ARCHITECTURES = tuple(_AUDIT_ARCH)


def _op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)


def _return(action: int) -> bytes:
    return _op(RETURN, action)


def program(machine: str) -> bytes:
    """Write the filter for workers on an architecture of `ARCHITECTURES`."""
    refuse, unknown = _return(ERRNO | errno.EPERM), _return(ERRNO | errno.ENOSYS)
    judged = syscalls.by_argument(machine)
    parts = [
        _op(LOAD, OFFSET_ARCH),
        _op(JUMP_EQUAL, _AUDIT_ARCH[machine], 1, 0),
        _return(KILL),
        _op(LOAD, OFFSET_NUMBER),
        # This also refuses the calls of the x32 ABI, whose numbers start at _X32_BIT.
        _op(JUMP_GREATER_EQUAL, syscalls.LAST_KNOWN + 1, 0, 1),
        unknown,
    ]
    for number in syscalls.refused(machine).values():
        parts += (_op(JUMP_EQUAL, number, 0, 1), refuse)
    # The C library falls back from clone3, whose flags a filter cannot see, to clone.
    parts += (_op(JUMP_EQUAL, judged.pop("clone3"), 0, 1), unknown)
    parts += _judge(judged.pop("clone"), _op(JUMP_ANY_BIT, _CLONE_THREAD, 1, 0))
    parts += _judge(  # what `confine` has set cannot be changed
        judged.pop("prctl"),
        _op(JUMP_EQUAL, kernel.PR_SET_PDEATHSIG, 1, 0),
        _op(JUMP_EQUAL, kernel.PR_SET_DUMPABLE, 0, 1),
    )
    for number in judged.values():  # the caller, which is process 0 here, may change itself
        parts += _judge(number, _op(JUMP_EQUAL, 0, 1, 0))
    return b"".join([*parts, _return(ALLOW)])


def _judge(number: int, *tests: bytes) -> list[bytes]:
    """Judge a call by its first argument: behind the tests come a refusal and a permission."""
    block = [_op(LOAD, OFFSET_ARGUMENT), *tests, _return(ERRNO | errno.EPERM), _return(ALLOW)]
    return [_op(JUMP_EQUAL, number, 0, len(block)), *block]


def restrict_self(filter_program: bytes) -> None:
    """Put this process, and all that it starts, under the filter; this cannot be undone."""
    code = ctypes.create_string_buffer(filter_program, len(filter_program))
    header = struct.pack("HxxxxxxQ", len(filter_program) // 8, ctypes.addressof(code))
    kernel.syscall(_SECCOMP[kernel.machine()], _SET_MODE_FILTER, _FLAG_TSYNC, header)
