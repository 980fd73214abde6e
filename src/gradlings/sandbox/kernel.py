"""The few system calls that Python has no name for. Linux only."""

from __future__ import annotations

import ctypes
import os
import platform
from collections.abc import Callable
from functools import cache
from typing import Any

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38
_CAPABILITY_VERSION_3 = 0x20080522


@cache
def _libc() -> Any:
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library


def machine() -> str:
    """Return the processor architecture as Linux names it: `x86_64`, `aarch64` and so on."""
    return {"arm64": "aarch64", "amd64": "x86_64"}.get(
        platform.machine().lower(), platform.machine()
    )


def syscall(number: int, *arguments: Any) -> int:
    """Make a system call, with integers as C longs; raise OSError if it fails."""
    converted = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return _checked(_libc().syscall(ctypes.c_long(number), *converted))


def prctl(option: int, value: int) -> None:
    """Set a property of this process."""
    zero = ctypes.c_ulong(0)
    _checked(_libc().prctl(option, ctypes.c_ulong(value), zero, zero, zero))


def unshare(flags: int) -> None:
    """Move into new namespaces of the kinds that the CLONE_NEW… flags name."""
    _checked(_libc().unshare(ctypes.c_int(flags)))


def mount(source: str, target: str, kind: str | None, flags: int, options: str | None) -> None:
    """Mount a file system."""
    encoded = [None if text is None else os.fsencode(text) for text in (source, target, kind)]
    data = None if options is None else options.encode()
    _checked(_libc().mount(*encoded, ctypes.c_ulong(flags), data))


def unmount(target: str, flags: int) -> None:
    """Unmount a file system."""
    _checked(_libc().umount2(os.fsencode(target), ctypes.c_int(flags)))


def close_from(descriptor: int) -> None:
    """Close every descriptor from this one on."""
    _checked(_libc().close_range(ctypes.c_uint(descriptor), ctypes.c_uint(0xFFFFFFFF), 0))


def drop_capabilities() -> None:
    """Drop every capability, including the inheritable ones."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _checked(_libc().capset(header, nothing))


def rehearse(action: Callable[[], object]) -> str | None:
    """Do something irreversible in a throwaway child; return what went wrong, or None."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            action()
        except BaseException as error:  # the child must end here whatever happens
            os.write(writing, (str(error) or repr(error)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        complaint = pipe.read().decode()
    os.waitpid(child, 0)
    return complaint or None


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
