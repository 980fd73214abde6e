"""Keys as they are pressed, without Enter; the terminal is put back when it is over."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

_SEQUENCES = {
    "\x1b[A": "up", "\x1b[B": "down", "\x1b[C": "right", "\x1b[D": "left",
    "\x1bOA": "up", "\x1bOB": "down", "\x1bOC": "right", "\x1bOD": "left",
    "\x1b": "escape", "\r": "enter", "\n": "enter", "\t": "tab", "\x7f": "back", "\x08": "back",
    "\x1b[5~": "page up", "\x1b[6~": "page down",
}  # fmt: skip
_OF_WINDOWS = {"H": "up", "P": "down", "M": "right", "K": "left", "I": "page up", "Q": "page down"}
_POLL_S = 0.02


class Keys(Protocol):
    """The keyboard of a terminal."""

    def wait(self, timeout_s: float) -> list[str]:
        """Wait for keys, or until somebody wakes this; return their names or characters."""

    def wake(self) -> None:
        """End a wait, from any thread."""

    @contextmanager
    def raw(self) -> Iterator[None]:
        """Have keys without Enter and without echo, for as long as this lasts."""
        yield


def keyboard() -> Keys:
    """Return the keyboard of this process's terminal."""
    return _WindowsKeys() if sys.platform == "win32" else _UnixKeys()


def names_in(text: str) -> list[str]:
    """Split what a terminal sent into keys; sequences without a name are left out."""
    found: list[str] = []
    while text:
        known = next(
            (s for s in sorted(_SEQUENCES, key=len, reverse=True) if text.startswith(s)), ""
        )
        if known == "\x1b" and text[1:2] in ("[", "O"):
            end = next((i for i, c in enumerate(text[2:], 3) if "@" <= c <= "~"), len(text))
            text = text[end:]
        elif known:
            found.append(_SEQUENCES[known])
            text = text[len(known) :]
        else:
            if text[0].isprintable():
                found.append(text[0])
            text = text[1:]
    return found


class _UnixKeys:
    """A terminal of Unix."""

    def __init__(self) -> None:
        self._woken, self._waker = os.pipe()
        os.set_blocking(self._waker, False)

    def wait(self, timeout_s: float) -> list[str]:
        import select

        stdin = sys.stdin.fileno()
        ready, _, _ = select.select([stdin, self._woken], [], [], timeout_s)
        if self._woken in ready:
            os.read(self._woken, 4096)
        if stdin not in ready:
            return []
        try:
            raw = os.read(stdin, 4096)
        except OSError:
            raw = b""
        if not raw:
            raise EOFError  # the terminal is gone
        return names_in(raw.decode("utf-8", "ignore"))

    def wake(self) -> None:
        with suppress(BlockingIOError):
            os.write(self._waker, b".")

    @contextmanager
    def raw(self) -> Iterator[None]:
        import termios
        import tty

        stdin = sys.stdin.fileno()
        before = termios.tcgetattr(stdin)
        try:
            tty.setcbreak(stdin)
            yield
        finally:
            termios.tcsetattr(stdin, termios.TCSADRAIN, before)


class _WindowsKeys:
    """A console of Windows, which cannot be waited for together with a file."""

    def __init__(self) -> None:
        self._is_woken = False

    def wait(self, timeout_s: float) -> list[str]:
        import msvcrt

        until_s = time.monotonic() + timeout_s
        while not self._is_woken and time.monotonic() < until_s:
            if msvcrt.kbhit():  # type: ignore[attr-defined]
                first: str = msvcrt.getwch()  # type: ignore[attr-defined]
                if first in ("\x00", "\xe0") and msvcrt.kbhit():  # type: ignore[attr-defined]  # no à
                    second: str = msvcrt.getwch()  # type: ignore[attr-defined]
                    return [name] if (name := _OF_WINDOWS.get(second)) else []
                if first == "\x03":
                    raise KeyboardInterrupt
                return names_in(first)
            time.sleep(_POLL_S)
        self._is_woken = False
        return []

    def wake(self) -> None:
        self._is_woken = True

    @contextmanager
    def raw(self) -> Iterator[None]:
        yield
