"""Read a file without following links; write a file as a whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path


def replace_file(path: Path, text: str | Iterable[str]) -> None:
    """Write a file as a whole or not at all; the text may come in parts."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("w", encoding="utf-8", newline="") as file:
        file.writelines([text] if isinstance(text, str) else text)
    temporary.replace(path)


class _Refused(OSError):
    """This package refuses to read a file, though the system would read it."""


def read_regular(folder: Path, parts: Sequence[str], max_bytes: int) -> bytes:
    """Read a regular file of limited size, reached through folders and no link.

    Args:
        folder: the instructor's, where the path begins.
        parts: names of the folders below it, and of the file.
        max_bytes: how large it may be.

    Raises:
        OSError: there is no such file; `unreadable_because` says why, for a student.
    """
    here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            _refuse_link(part, here)
            below = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = below
        _refuse_link(parts[-1], here)
        # Not blocking: opening a FIFO would otherwise wait for its writer.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        opened = os.open(parts[-1], flags, dir_fd=here)
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            os.close(opened)
            raise _Refused("is not a regular file")
        with os.fdopen(opened, "rb") as file:
            raw = file.read(max_bytes + 1)
    finally:
        os.close(here)
    if len(raw) > max_bytes:
        raise _Refused(f"is larger than {max_bytes // 1024} KiB")
    return raw


def _refuse_link(name: str, folder: int) -> None:
    if stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
        raise _Refused(f"is reached through a link ({name}); hand in the file itself")


def unreadable_because(error: OSError, path: str) -> str:
    """Return a message for a student: why a file could not be read."""
    reason = str(error) if isinstance(error, _Refused) else f"cannot be read: {error.strerror}"
    return f"{path} {reason}"
