"""A course of one sheet of questions, and sheets that are filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from gradlings.cli import main
from gradlings.course.course import load_course
from gradlings.course.questions.blank import blank_sheet
from gradlings.course.sheet import Sheet
from support.small_course import KEY, QUESTIONS, write_files

COURSE = """[course]
name = "mini"
title = "Mini"

[[topic]]
name = "tensors"
title = "Tensors"
"""
BLANK = blank_sheet(KEY)
RIGHT = (
    BLANK.replace("- [ ] Six", "- [x] Six")
    .replace("- [ ] Zero", "- [x] Zero")
    .replace("- [ ] Four", "- [x] Four")
    .replace("___", "0.25")
    .replace("_Write here._", "Adding a number to itself.")
)
WRONG = RIGHT.replace("- [ ] One", "- [x] One").replace("** 0.25", "** 4")


def make(root: Path, key: str | None = KEY, stub: str | None = BLANK) -> Path:
    """Lay out a course of one sheet."""
    listed = "".join(
        f'\n[[topic.question]]\nname = "{n}"\nanswers = ["S.{n}"]\n' for n in QUESTIONS
    )
    files = {
        "course.toml": COURSE + listed,
        "solutions/tensors/questions.md": key,
        "exercises/tensors/questions.md": stub,
    }
    write_files(root, files)
    return root


def sheet_of(root: Path) -> Sheet:
    """Load the course's sheet."""
    (sheet,) = load_course(root).exercises
    assert isinstance(sheet, Sheet)
    return sheet


def gradlings(root: Path, *arguments: object) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["--course", str(root), *map(str, arguments)])


def spread(key: str, places: Sequence[int], texts: Sequence[str]) -> str:
    """Return a key of choose-one questions, their right options at these places."""
    lines = [key.partition("## Twice")[0]]
    for number, (name, place) in enumerate(zip(QUESTIONS, places, strict=True)):
        lines += [f"## Title {number}", f"`{name}` · choose one · 1 point", "Which?"]
        for i in range(3):
            mark = "x" if i == place else " "
            lines.append(f"- [{mark}] {i}{texts[0] if i == place else texts[1]}\n\n  > Why.")
    return "\n\n".join(lines) + "\n"
