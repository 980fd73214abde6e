"""The processes that were started in a folder."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

LIMIT_S = 60.0


def pythons_in(folder: Path) -> dict[int, str]:
    """Find the processes of Python whose working directory is a folder: commands, by number.

    A terminal's shell is none of them.
    """
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").readlink() == folder:
                command = (process / "cmdline").read_bytes().decode().replace("\0", " ")
                found[int(process.name)] = command
    return {pid: command for pid, command in found.items() if "python" in command}


def wait_for_no_python_in(folder: Path) -> None:
    """Wait until all have ended, which takes a moment: Python's resource tracker ends last.

    Raises:
        AssertionError: Some run on.
    """
    end_s = time.monotonic() + LIMIT_S
    while left := pythons_in(folder):
        assert time.monotonic() < end_s, f"these run on: {left}"
        time.sleep(0.05)
