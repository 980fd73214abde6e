"""A small class: every way in which an exercise and a sheet are handed in, by student."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from support.sheet import BLANK, RIGHT, WRONG
from support.small_course import text_of

EXERCISE, SHEET = "exercises/tensors/margin_cost.py", "exercises/tensors/questions.md"

_STUB = text_of(EXERCISE)
_SOLUTION = text_of("solutions/tensors/margin_cost.py")
_ENDLESS = _SOLUTION.replace("    return (margin", "    while True: pass\n    return (margin")
_CRASH = _SOLUTION.replace("    return (margin", "    import os; os._exit(1)\n    return (margin")
_HALF = _STUB.replace(
    "    raise NotImplementedError",
    "    return (margin - targets * scores).clamp(min=0).mean()",
    1,
)

CLASS: dict[str, dict[str, str | bytes]] = {
    "ada": {EXERCISE: _SOLUTION, SHEET: RIGHT},
    "alan": {
        EXERCISE: text_of("graders/tensors/margin_cost/wrong/true_class_counted.py"),
        SHEET: WRONG,
    },
    "barbara": {EXERCISE: text_of("graders/tensors/margin_cost/right/one_hot.py")},
    "carl": {SHEET: RIGHT.replace("0.25", "0,25")},
    "dorothy": {EXERCISE: _STUB, SHEET: BLANK},
    "edsger": {EXERCISE: "def two_class_cost(:\n", SHEET: WRONG},
    "frances": {EXERCISE: b"\xff\xfe", SHEET: RIGHT.replace("[ ] Five", "[x] Five")},
    "grace": {EXERCISE: _ENDLESS, SHEET: BLANK.replace("- [ ] Zero", "- [x] Zero")},
    "hedy": {EXERCISE: _HALF, SHEET: RIGHT.replace("for $x = 3$?", "for $x = 4$?")},
    "ivan": {EXERCISE: _CRASH, SHEET: BLANK.replace("_Write here._", "It is adding.")},
    "john": {EXERCISE: text_of("graders/tensors/margin_cost/wrong/built_in.py")},
    "margaret": {},
}
STUDENTS: Sequence[str] = sorted(CLASS)


def write_class(folder: Path) -> Path:
    """Lay out the class."""
    for student, files in CLASS.items():
        (folder / student).mkdir(parents=True)
        for path, content in files.items():
            file = folder / student / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
