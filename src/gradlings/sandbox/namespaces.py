"""Namespaces: a world in which the answers, other processes and the network do not exist.

The zygote enters them once. The new root holds the Python installation and the system's libraries,
read-only, and nothing else. The zygote is the first process of its own process namespace, so the
kernel kills every worker with it.
"""

from __future__ import annotations

import errno
import os
import signal
import struct
from collections.abc import Iterable
from pathlib import Path

from gradlings.sandbox import kernel

_NEWNS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = 0x20000, 0x8000000, 0x10000000, 0x20000000, 0x40000000
_MS_NOSUID, _MS_NODEV, _MS_BIND, _MS_REC, _MS_PRIVATE = 2, 4, 4096, 16384, 1 << 18
_MNT_DETACH = 2
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_MOUNT_SETATTR, _AT_FDCWD, _AT_RECURSIVE = 442, -100, 0x8000
_READ_ONLY = struct.pack("QQQQ", 0b11, 0, 0, 0)  # struct mount_attr: set RDONLY and NOSUID


def refusal(trees: list[str], files: list[str]) -> str | None:
    """Try `enter` in a throwaway child; return why it was refused, or None."""
    return kernel.rehearse(lambda: enter(trees, files))


def enter(trees: list[str], files: list[str]) -> int:
    """Enter new namespaces. This returns in a child; the calling process waits for its end.

    Args:
        trees: folders to have in the new root.
        files: single files to have there.

    Returns:
        A descriptor of the child's /proc/self/task, which the new root lacks.

    Raises:
        OSError: the kernel or its administrator refuses this (see `refusal`).
    """
    uid, gid = os.getuid(), os.getgid()
    if uid == 0:
        kernel.unshare(_NEWNS | _NEWIPC | _NEWNET | _NEWPID)
    else:
        kernel.unshare(_NEWUSER | _NEWNS | _NEWIPC | _NEWNET | _NEWPID)
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
        Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    tasks = os.open("/proc/self/task", os.O_RDONLY | os.O_DIRECTORY)
    _change_root(trees, files)
    return tasks


def _change_root(trees: list[str], files: list[str]) -> None:
    kernel.mount("none", "/", None, _MS_REC | _MS_PRIVATE, None)
    root = _mount_point([*trees, *files])
    kernel.mount("tmpfs", root, "tmpfs", _MS_NOSUID | _MS_NODEV, "mode=755,size=1m")
    for path in [*trees, *files]:
        _bind(path, root)
    kernel.syscall(
        _MOUNT_SETATTR, _AT_FDCWD, root.encode(), _AT_RECURSIVE, _READ_ONLY, len(_READ_ONLY)
    )
    os.chdir(root)
    kernel.syscall(_PIVOT_ROOT[kernel.machine()], b".", b".")
    kernel.unmount(".", _MNT_DETACH)
    os.chdir("/")


def _mount_point(paths: Iterable[str]) -> str:
    """Find a folder to mount the new root on, which must hide none of the paths."""
    for candidate in ("/mnt", "/media", "/srv", "/opt", "/tmp", "/home"):  # noqa: S108
        if Path(candidate).is_dir() and not any(p.startswith(candidate + "/") for p in paths):
            return candidate
    raise OSError(errno.ENOENT, "no folder to mount a new root on", "/mnt")


def _bind(path: str, root: str) -> None:
    """Show `path` at the same place below the new root; leave out a path that does not exist."""
    source, target = Path(path), Path(root + path)
    if source.is_symlink() and len(source.parts) == 2:  # /lib, where it is a link to usr/lib
        target.symlink_to(source.readlink())
        return
    if not source.exists() or target.exists():
        return
    if source.is_dir():
        target.mkdir(parents=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
    kernel.mount(path, str(target), None, _MS_BIND | _MS_REC, None)
