"""Landlock: take the file system, the network and other processes out of a process's reach.

Source: the kernel's Documentation/userspace-api/landlock.rst.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterable

from gradlings.sandbox import kernel

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every architecture
_VERSION = 1
_RULE_PATH_BENEATH = 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_FS_ABI_1 = (1 << 13) - 1
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_NET_TCP = 0b11  # bind, connect
_SCOPE = 0b11  # abstract Unix sockets, signals
_FILE_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE


def abi() -> int:
    """Return the version of Landlock that the kernel offers; 0 for none."""
    try:
        return kernel.syscall(_CREATE_RULESET, None, 0, _VERSION)
    except OSError:
        return 0


def ruleset(trees: Iterable[str], files: Iterable[str]) -> int:
    """Make a ruleset that lets a process read these, and forbids all else that Landlock can.

    Args:
        trees: folders whose files may be read and mapped as code.
        files: single files or folders that may be read.

    Returns:
        A descriptor; it may be used by many processes, and does not outlive an exec.
    """
    version = abi()
    handled = _FS_ABI_1
    handled |= _REFER if version >= 2 else 0
    handled |= _TRUNCATE if version >= 3 else 0
    handled |= _IOCTL_DEV if version >= 5 else 0
    net = _NET_TCP if version >= 4 else 0
    scope = _SCOPE if version >= 6 else 0
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    attributes = struct.pack("QQQ", handled, net, scope)[:size]
    descriptor = kernel.syscall(_CREATE_RULESET, attributes, size, 0)
    for paths, rights in ((trees, READ_FILE | READ_DIR | EXECUTE), (files, READ_FILE | READ_DIR)):
        for path in paths:
            _allow(descriptor, path, rights)
    return descriptor


def _allow(descriptor: int, path: str, rights: int) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # a missing path needs no rule
    try:
        if not stat.S_ISDIR(os.fstat(opened).st_mode):
            rights &= _FILE_RIGHTS
        kernel.syscall(
            _ADD_RULE, descriptor, _RULE_PATH_BENEATH, struct.pack("=Qi", rights, opened), 0
        )
    finally:
        os.close(opened)


def restrict_self(descriptor: int) -> None:
    """Put this process, and all that it starts, under the ruleset; this cannot be undone."""
    kernel.syscall(_RESTRICT_SELF, descriptor, 0)
