"""The state of a student's clone: what passed when, and which hints were shown.

It is in `.gradlings/state.json`, which git ignores. It is a memory, not a proof: without it,
nothing is lost but ticks, and each comes back with the next check.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gradlings.checks.checked import Checked
from gradlings.course.course import Course
from gradlings.course.exercise import PUBLIC, Exercise
from gradlings.course.pack import packed_digest
from gradlings.files import replace_file

FOLDER = ".gradlings"
FILE = "state.json"


def digest_of(raw: bytes) -> str:
    """Name a file's content; git may have given a text the line endings of Windows."""
    text = raw if b"\0" in raw else raw.replace(b"\r\n", b"\n")
    return hashlib.sha256(text).hexdigest()


def fingerprint(exercise: Exercise) -> str:
    """Name what decides whether an exercise passes: the student's file and its checks there."""
    files = [exercise.stub]
    if exercise.is_program:
        files += [exercise.grader / PUBLIC, exercise.probes]
    texts = "".join(_digest_of_file(path) for path in files) + packed_digest(exercise)
    return digest_of(texts.encode())


def _digest_of_file(path: Path) -> str:
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return "-"


class State:
    """What a student has reached in one clone.

    Each change reads the file again, so that a command beside a running `watch` loses nothing.

    Args:
        root: folder of the course.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER
        self._passed: dict[str, dict[str, str]] = {}
        self._hints: dict[str, int] = {}
        self._given_up: dict[str, str] = {}
        self._read()

    def passes(self, exercise: Exercise) -> bool:
        """Whether an exercise passed, and neither file nor checks have changed since."""
        return self._passed.get(exercise.id, {}).get("of") == fingerprint(exercise)

    def hints_shown(self, exercise: Exercise) -> int:
        """How many stages of its hints were shown."""
        return self._hints.get(exercise.id, 0)

    def note(self, checked: Checked, of: str) -> None:
        """Keep whether an exercise passes.

        Args:
            checked: the result of its check.
            of: its fingerprint when the check began.
        """
        self._read()
        known = self._passed.get(checked.exercise.id, {}).get("of") == of
        if checked.done and not known:
            self._passed[checked.exercise.id] = {"of": of, "when": _now()}
        elif known and not checked.done:
            del self._passed[checked.exercise.id]
        elif known or not checked.done:
            return
        self._write()

    def note_hints(self, exercise: Exercise, shown: int) -> None:
        """Keep how many stages of its hints were shown."""
        self._read()
        self._hints[exercise.id] = shown
        self._write()

    def has_given_up(self, exercise: Exercise) -> bool:
        """Whether the student has asked for the solution before all points were reached."""
        return exercise.id in self._given_up

    def note_given_up(self, exercise: Exercise) -> None:
        """Keep that the student has given an exercise up."""
        self._read()
        self._given_up.setdefault(exercise.id, _now())
        self._write()

    def _read(self) -> None:
        try:
            data: Any = json.loads((self._folder / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            data = {}
        passed, hints, given_up = (_table(data, name) for name in ("passed", "hints", "given_up"))
        self._passed = {
            key: {str(name): str(text) for name, text in row.items()}
            for key, row in passed.items()
            if isinstance(row, dict)
        }
        self._hints = {key: n for key, n in hints.items() if isinstance(n, int) and n >= 0}
        self._given_up = {key: str(when) for key, when in given_up.items()}

    def _write(self) -> None:
        """Write the file as a whole or not at all; if that is not possible, go on without."""
        data: dict[str, Any] = {"passed": self._passed, "hints": self._hints}
        if self._given_up:
            data["given_up"] = self._given_up
        with suppress(OSError):
            if self._folder.is_symlink():
                return
            self._folder.mkdir(exist_ok=True)
            replace_file(self._folder / FILE, json.dumps(data, indent=1, sort_keys=True) + "\n")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _table(data: Any, name: str) -> dict[str, Any]:
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def next_of(course: Course, state: State, after: Exercise | None = None) -> Exercise | None:
    """Find the first exercise that does not pass, as far as the state knows; given up, as the last.

    Args:
        course: in whose order to look.
        state: of the clone.
        after: where to begin, with the one behind it, and to end; by default at the start.

    Returns:
        The exercise; None if all others pass.
    """
    begin = course.exercises.index(after) + 1 if after is not None else 0
    in_turn = [*course.exercises[begin:], *course.exercises[:begin]]
    left = [e for e in in_turn if e != after and not state.passes(e)]
    return next((e for e in left if not state.has_given_up(e)), left[0] if left else None)
