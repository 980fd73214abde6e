"""Run a payoff in a process of its own, which can be ended, and open what it draws."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from gradlings.course.exercise import Exercise
from gradlings.study.payoff import Payoff

LIMIT_S = 600.0  # the slowest payoff takes a minute, and some machines are ten times slower
_PLACE = re.compile(r'^ *File "(.+)", line \d+')
_READER_S = 2.0  # for the last lines of an error


@dataclass(frozen=True)
class Run:
    """How a payoff ended.

    Args:
        code: its exit code; None if it was ended because it took too long.
        picture: what it drew; None if it drew nothing.
        culprit: the exercise in which its error was raised; None if that is not known.
    """

    code: int | None
    picture: Path | None
    culprit: Exercise | None


def run_payoff(payoff: Payoff, limit_s: float = LIMIT_S) -> Run:
    """Run a payoff; its output is shown as it comes.

    Args:
        payoff: of the student's topic.
        limit_s: for how long it may run.

    Raises:
        KeyboardInterrupt: somebody pressed Ctrl-C, or ended this process; the payoff has ended.
    """
    picture = payoff.root / payoff.picture
    before = _signature(picture)
    places: list[str] = []
    with _as_ctrl_c("SIGTERM", "SIGHUP"):
        process = subprocess.Popen(  # noqa: S603  # the course's program, in the student's Python
            [sys.executable, payoff.path, payoff.picture],
            cwd=payoff.root,
            env=os.environ | _settings(),
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding=sys.stderr.encoding or "utf-8",
            errors="replace",
            start_new_session=True,  # Ctrl-C is for this process, which then ends all of that
        )
        assert process.stderr is not None
        reader = threading.Thread(target=_pass_on, args=(process.stderr, places), daemon=True)
        reader.start()
        code: int | None
        try:
            code = process.wait(limit_s)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            _kill(process)
            reader.join(_READER_S)
    drawn = picture if _signature(picture) not in (None, before) else None
    return Run(code, drawn, _culprit(payoff, places))


def _settings() -> Mapping[str, str]:
    """Return variables for the payoff: each line at once, no windows, signs that can be shown."""
    encoding = f"{sys.stdout.encoding or 'utf-8'}:replace"
    return {"PYTHONUNBUFFERED": "1", "MPLBACKEND": "agg", "PYTHONIOENCODING": encoding}


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _pass_on(stream: IO[str], places: list[str]) -> None:
    """Show what is written to a stream, and keep the files that a traceback names."""
    for line in stream:
        sys.stderr.write(line)
        sys.stderr.flush()
        found = _PLACE.match(line)
        if found:
            places.append(found[1])


def _culprit(payoff: Payoff, places: list[str]) -> Exercise | None:
    files = {exercise.stub.resolve(): exercise for exercise in payoff.topic.exercises}
    found = (files.get((payoff.root / place).resolve()) for place in reversed(places))
    return next(filter(None, found), None)


def _kill(process: subprocess.Popen[str]) -> None:
    """End a process and all that it has started."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


@contextmanager
def _as_ctrl_c(*names: str) -> Iterator[None]:
    """Treat signals that end this process as Ctrl-C, so that the payoff does not stay."""
    numbers = [number for name in names if (number := getattr(signal, name, None))]
    before = {number: signal.signal(number, signal.default_int_handler) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def open_picture(picture: Path) -> bool:
    """Open a picture in the browser, if there is one that the student would see."""
    if not _has_display():
        return False
    try:
        return webbrowser.open(picture.resolve().as_uri())
    except (webbrowser.Error, OSError):
        return False


def _has_display() -> bool:
    """Whether a window would be seen: not over SSH, in CI, or in a container."""
    if os.environ.get("CI"):
        return False
    if sys.platform in ("win32", "darwin"):
        return "SSH_CONNECTION" not in os.environ
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
