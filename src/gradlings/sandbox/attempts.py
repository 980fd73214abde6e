"""Attempts to reach what an exercise never needs: files, sockets, processes.

The sandbox refuses them, but student code may swallow the error and go on. Python's audit events
tell of each attempt before it is made, so that the instructor reads of it in any case.
"""

from __future__ import annotations

import contextlib
import linecache
import os
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

from gradlings.sandbox.loading import SYSTEM_FOLDERS

MAX_ATTEMPTS = 5  # of one submission; more of them tell nothing new
MAX_SHOWN_CHARS = 200

# Audit events of Python, and in words what they ask for; `{}` is the event's first argument.
_EVENTS = {
    "open": "open the file {}",
    "os.listdir": "list the folder {}",
    "os.scandir": "list the folder {}",
    "os.mkdir": "make the folder {}",
    "os.remove": "remove {}",
    "os.rmdir": "remove {}",
    "os.rename": "rename {}",
    "ctypes.dlopen": "load the library {}",
    "socket.__new__": "open a socket",
    "socket.getaddrinfo": "find the address of {}",
    "os.system": "start a process: {}",
    "os.posix_spawn": "start a process: {}",
    "os.exec": "start a process: {}",
    "subprocess.Popen": "start a process: {}",
    "os.fork": "start a process",
    "os.forkpty": "start a process",
    "os.kill": "signal the process {}",
}


class Attempts:
    """What a submission's own code has asked for.

    Attributes:
        filename: the name under which the submission was compiled; nothing else is watched.
    """

    def __init__(self) -> None:
        self.filename = ""
        self._seen: dict[tuple[str, int], list[str]] = {}  # by kind and line
        self._reported = 0

    def watch(self) -> None:
        """Listen to Python's audit events, until this process ends."""
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        # Python calls this often, and ends what it tells of if this raises.
        if event not in _EVENTS or not self.filename or len(self._seen) >= MAX_ATTEMPTS:
            return
        with contextlib.suppress(Exception):  # an argument may be of any type; the attempt goes on
            self._note(event, args[0] if args else "")

    def _note(self, event: str, asked_for: Any) -> None:
        frames = list(_frames(sys._getframe(1)))
        if _is_import(frames[1]) or _is_our_own(event, asked_for, self.filename):
            return
        own = next((frame for frame in frames if frame.f_code.co_filename == self.filename), None)
        if own is None:
            return
        kind, line = _EVENTS[event], own.f_lineno
        text = linecache.getline(self.filename, line).strip()[:MAX_SHOWN_CHARS]
        place = f"line {line}, in {own.f_code.co_name}: {text}"
        self._seen.setdefault((kind, line), [kind.format(_shown(asked_for)), place])

    def new(self) -> list[list[str]]:
        """Return the attempts that were not returned before: [what, where]."""
        before, self._reported = self._reported, len(self._seen)
        return list(self._seen.values())[before:]


def _frames(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _is_import(caller: FrameType) -> bool:
    """Whether Python itself looks for a module."""
    return caller.f_code.co_filename.startswith("<frozen importlib")


def _is_our_own(event: str, asked_for: Any, filename: str) -> bool:
    """Whether a library reads its own files, or a traceback the submission's lines."""
    if isinstance(asked_for, int):
        return event == "open"  # a descriptor that is open already
    path = os.fsdecode(asked_for) if isinstance(asked_for, (str, bytes, os.PathLike)) else ""
    return path == filename or path.startswith(SYSTEM_FOLDERS)


def _shown(asked_for: Any) -> str:
    text = os.fsdecode(asked_for) if isinstance(asked_for, (bytes, os.PathLike)) else asked_for
    return repr(text)[:MAX_SHOWN_CHARS]
