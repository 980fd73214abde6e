"""The loop of `gradlings watch`: keys, saves and results come in, the screen goes out."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from rich.console import Console, ConsoleDimensions
from rich.control import Control
from rich.text import Text

from gradlings.course.course import Course
from gradlings.course.exercise import Exercise
from gradlings.study.browser import Browser
from gradlings.study.keys import Keys
from gradlings.study.screen import Screen
from gradlings.study.session import Session
from gradlings.study.state import State
from gradlings.study.warm import warm

_TICK_S = 0.25  # for what no event tells: a file system without events, a window of Windows
_TO_THE_END = 1 << 20  # lines
_STEP_MS = 20  # without another event, before a save counts as finished


class Saves:
    """Wakes the loop when something in a folder changes; the loop then looks itself.

    Where the system tells nothing (network drives, some containers), the loop's tick finds it.
    """

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._folder: Path | None = None
        self._stop = threading.Event()

    def look_at(self, folder: Path | None) -> None:
        """Watch this folder, and no folder below it; links are not followed."""
        if folder == self._folder:
            return
        self.close()
        self._folder, self._stop = folder, threading.Event()
        if folder is not None and folder.is_dir() and not folder.is_symlink():
            arguments = (folder, self._stop)
            threading.Thread(target=self._watch, args=arguments, daemon=True).start()

    def _watch(self, folder: Path, stop: threading.Event) -> None:
        from watchfiles import watch

        with suppress(Exception):  # of any type: the tick is there, too
            for _changes in watch(
                folder, stop_event=stop, recursive=False, step=_STEP_MS, raise_interrupt=False
            ):
                self._wake()

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()


class Watch:
    """A session on a terminal.

    Args:
        course: of the student.
        console: of the terminal.
        keys: its keyboard.
        plain: replaces signs that it cannot show.
        first: the exercise to begin with; by default the first that does not pass.
    """

    def __init__(
        self,
        course: Course,
        console: Console,
        keys: Keys,
        plain: Callable[[str], str],
        first: Exercise | None = None,
    ) -> None:
        self._first = first
        self._course, self._console, self._keys = course, console, keys
        self._warm = warm()
        self._session = Session(course, State(course.root), self._warm, keys.wake)
        self._saves = Saves(keys.wake)
        self._screen = Screen(console, plain)
        self._browser: Browser | None = None
        self._note = ""
        self._scrolled = 0
        self._drawn: tuple[Text, ConsoleDimensions] | None = None
        self._is_over = self._is_stopped = self._is_resized = False
        self._modes = ExitStack()  # of the terminal, while the screen is ours

    def run(self) -> None:
        """Show and check until the student quits; the terminal is then as it was."""
        with _signals(self._quit, self._stop, self._resize), ExitStack() as after:
            for close in (self._warm.close, self._session.close, self._saves.close):
                after.callback(close)
            after.callback(self._modes.close)  # first; the rest also if the terminal is gone
            with suppress(KeyboardInterrupt, EOFError):  # Ctrl-C is a way to leave, as q is
                self._enter()
                if self._first is not None:
                    self._session.choose(self._first)
                else:
                    self._session.start()
                while not self._is_over:
                    self._turn()

    def _turn(self) -> None:
        session = self._session
        session.poll()
        self._saves.look_at(session.exercise.stub.parent if session.exercise else None)
        self._draw()
        for key in self._keys.wait(_TICK_S):
            self._press(key)
        if self._is_stopped:
            self._is_stopped = False
            with self._away():
                os.kill(os.getpid(), signal.SIGSTOP)

    def _draw(self) -> None:
        is_resized, self._is_resized = self._is_resized, False
        size = self._console.size
        if self._browser is not None:
            page = self._screen.browser(self._browser)
        else:
            page = self._screen.session(self._session, self._note, self._scrolled)
            self._scrolled = self._screen.first
        if (page, size) == self._drawn and not is_resized:
            return  # an idle screen sends nothing
        is_resized |= self._drawn is None or self._drawn[1] != size
        self._drawn = page, size
        with self._console:  # in one piece
            # rich draws a screen from where the cursor is, and a resize moves the cursor.
            self._console.control(*[Control.clear()] * is_resized, Control.home())
            self._view.update(page)

    # --- keys

    def _press(self, key: str) -> None:
        if self._browser is not None:
            if key == "escape":
                self._browser = None
            else:
                self._choose(self._browser.press(key))
            return
        self._note = ""
        if key in ("up", "down", "page up", "page down"):
            step = {"up": -1, "down": 1, "page up": -10, "page down": 10}[key]
            self._scrolled = max(0, self._scrolled + step)
            return
        self._scrolled = 0
        keys: dict[str, Callable[[], None]] = {
            "q": self._quit,
            "h": self._hint,
            "n": self._session.next,
            "r": self._session.run,
            "l": self._list,
            "o": self._open,
        }
        keys.get(key.lower(), lambda: None)()

    def _choose(self, exercise: Exercise | None) -> None:
        if exercise is not None:
            self._browser, self._scrolled = None, 0
            self._session.choose(exercise)

    def _hint(self) -> None:
        self._session.show_hint()
        self._scrolled = _TO_THE_END  # where the hint is

    def _list(self) -> None:
        titles = {topic.name: topic.title for topic in self._course.topics}
        self._browser = Browser(self._session.lines(), titles, self._session.exercise)

    def _open(self) -> None:
        """Open the file in the student's editor."""
        if self._session.exercise is None:
            return
        path = self._session.exercise.stub
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not editor and sys.platform == "win32":
            editor = "notepad"
        if not editor:
            self._note = "No editor is set: quit, then run: export EDITOR=nano (or code, vim, …)"
            return
        with self._away():
            try:
                subprocess.run([*shlex.split(editor), path], check=False)  # noqa: S603  # theirs
            except (OSError, ValueError) as error:
                self._note = f"{editor} could not be started: {error}"

    # --- the terminal

    def _enter(self) -> None:
        self._modes.enter_context(self._keys.raw())
        self._drawn = None
        self._view = self._modes.enter_context(self._console.screen(hide_cursor=True))

    @contextmanager
    def _away(self) -> Iterator[None]:
        """Leave the terminal to another program for a while."""
        self._modes.close()
        try:
            yield
        finally:
            self._enter()

    def _quit(self) -> None:
        self._is_over = True
        self._keys.wake()

    def _stop(self) -> None:
        self._is_stopped = True
        self._keys.wake()

    def _resize(self) -> None:
        """Draw again: the terminal may have been another size, and have its old one again."""
        self._is_resized = True
        self._keys.wake()


@contextmanager
def _signals(
    quit_: Callable[[], None], stop: Callable[[], None], resize: Callable[[], None]
) -> Iterator[None]:
    """Leave the terminal clean when this process has to end, or to stop for a while."""
    wanted = {"SIGTERM": quit_, "SIGHUP": quit_, "SIGTSTP": stop, "SIGWINCH": resize}
    before = {}
    for name, action in wanted.items():
        number = getattr(signal, name, None)
        if number is not None:
            before[number] = signal.signal(number, lambda *_args, action=action: action())
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
