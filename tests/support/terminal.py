"""A real terminal, tmux's, in which a test types and reads the screen as a person does."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

LIMIT_S = 40.0  # for something to appear: a busy machine imports torch slowly


class Terminal:
    """A window of tmux that runs a shell.

    Args:
        folder: where the shell starts, and where tmux keeps its socket.
        environment: of the shell, besides this process's own.
        rows: its height.
    """

    def __init__(self, folder: Path, environment: dict[str, str], rows: int = 24) -> None:
        self._socket = folder / "tmux"
        outside = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        env = {**outside, "TERM": "xterm-256color", **environment}
        command = "env PS1='$ ' sh"
        size = ["-x", "80", "-y", f"{rows}"]
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", *size, "-c", str(folder), command, env=env
        )
        self.until(r"^\$$")  # what is typed before that is shown twice

    def _tmux(self, *arguments: str, env: dict[str, str] | None = None) -> str:
        command = ["tmux", "-S", str(self._socket), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout

    def type(self, *keys: str) -> None:
        """Press keys, named as tmux names them; a longer text is typed as it is."""
        for key in keys:
            self._tmux("send-keys", key)

    def run(self, command: Sequence[str]) -> None:
        """Type a command, and Enter."""
        self._tmux("send-keys", "-l", shlex.join(command))
        self.type("Enter")

    def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    @property
    def screen(self) -> str:
        """The text on the screen, without the blank lines below it."""
        return self._tmux("capture-pane", "-p").rstrip()

    @property
    def colored_screen(self) -> str:
        """The text on the screen, with the codes of its colors."""
        return self._tmux("capture-pane", "-e", "-p").rstrip()

    @property
    def modes(self) -> dict[str, str]:
        """Whether the other screen is shown, and the cursor."""
        names = ("alternate_on", "cursor_flag")
        form = " ".join(f"#{{{name}}}" for name in names)
        return dict(zip(names, self._tmux("display-message", "-p", form).split(), strict=True))

    def until(self, *patterns: str, limit_s: float = LIMIT_S) -> str:
        """Wait until the screen holds all patterns; return it."""
        end_s = time.monotonic() + limit_s
        while True:
            shown = self.screen
            missing = [p for p in patterns if not re.search(p, shown)]
            if not missing:
                return shown
            assert time.monotonic() < end_s, f"no {missing} within {limit_s} s in:\n{shown}"
            time.sleep(0.05)

    def close(self) -> None:
        """End the window and all that runs in it."""
        subprocess.run(
            ["tmux", "-S", str(self._socket), "kill-server"], capture_output=True, check=False
        )
