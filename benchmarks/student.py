"""Measure how long a student waits: a save under `gradlings watch`, its start, and by command.

`make bench`, or `python benchmarks/student.py --rounds 20`. All is measured on an edition of the
topic losses, in one run; the three take turns, so that a change of the machine's speed meets all.
Watch runs in a terminal of its own, 80 columns wide, and a result counts when it is on the screen.
Linux and macOS.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXERCISE = "exercises/losses/hinge_loss.py"
PATIENCE_S = 120.0
RIGHT, WRONG, FIRST_LINE = b"All public checks pass", b"the value is wrong", b"exercises/losses/"


class Watch:
    """A running `gradlings watch`, and the terminal that it draws on."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._terminal, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.started_s = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "gradlings", "watch"],
            cwd=folder,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def press(self, key: str) -> None:
        """Press a key."""
        os.write(self._terminal, key.encode())

    def seconds_until(self, text: bytes, since_s: float) -> float:
        """Wait until a text is drawn."""
        seen = b""
        while time.perf_counter() - since_s < PATIENCE_S:
            if select.select([self._terminal], [], [], 1.0)[0]:
                seen += os.read(self._terminal, 65536)
            if text in seen:
                return time.perf_counter() - since_s
        raise SystemExit(f"watch did not draw {text.decode()!r}; it drew:\n{seen.decode()}")

    def close(self) -> None:
        """Quit, as Ctrl-C does."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(30)
        os.close(self._terminal)


def main() -> None:
    """Measure, and print a line for each of the three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    saves: list[float] = []
    starts: list[float] = []
    commands: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "edition"
        release(folder)
        environment = {**os.environ, "TERM": "xterm-256color"}
        packages = [str(folder / "src"), os.environ.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, packages))
        file = folder / EXERCISE
        right = (ROOT / "solutions/losses/hinge_loss.py").read_text(encoding="utf-8")
        wrong = right.replace("is_other).sum", "1).sum")
        assert wrong != right
        watch = Watch(folder, environment)
        reach_hinge_loss(watch)
        for _ in range(rounds):
            for text, result in ((wrong, WRONG), (right, RIGHT)):
                since_s = time.perf_counter()
                file.write_text(text, encoding="utf-8")
                saves.append(watch.seconds_until(result, since_s))
                time.sleep(0.3)  # until its screen is drawn, and nothing is left to read
            other = Watch(folder, environment)
            starts.append(other.seconds_until(FIRST_LINE, other.started_s))
            other.close()
            commands.append(by_command(folder, environment))
        watch.close()
    show("save to result, warm watch", saves)
    show("start of watch to its first line", starts)
    show("gradlings check hinge_loss", commands)


def release(folder: Path) -> None:
    """Write the edition."""
    command = [sys.executable, "-m", "gradlings", "--course", str(ROOT), "release", str(folder)]
    subprocess.run([*command, "--topic", "losses"], check=True, capture_output=True)


def reach_hinge_loss(watch: Watch) -> None:
    """Choose the exercise in the list, and wait for its first result."""
    watch.seconds_until(b"not written yet", watch.started_s)
    for key in ("l", *"hinge", "\r"):
        watch.press(key)
        time.sleep(0.1)
    watch.seconds_until(b"in binary_hinge_loss", time.perf_counter())
    time.sleep(5)  # it is warm when it has imported what some exercises need


def by_command(folder: Path, environment: dict[str, str]) -> float:
    """Check the exercise by the other command."""
    since_s = time.perf_counter()
    command = [sys.executable, "-m", "gradlings", "check", "hinge_loss"]
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return time.perf_counter() - since_s


def show(what: str, seconds: list[float]) -> None:
    """Print the middle, the least and the most of some times."""
    middle = statistics.median(seconds)
    print(f"{what:34} {middle:6.2f} s  ({min(seconds):.2f} to {max(seconds):.2f}, {len(seconds)})")


if __name__ == "__main__":
    main()
