"""Draw the picture of the README: `make picture`. A check fails, the code is mended, it passes.

    python docs/picture.py         # writes docs/check.svg
    python docs/picture.py FILE    # writes another file

The commands are run in a temporary folder, in an edition of this course; what the picture shows is
what they print, with their colors; of the diff, what stands below its first @@. The answer before
has a known mistake of the exercise, the answer after is its solution.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text
from transcripts import EXERCISE, ROOT, TOPIC, Stage

PICTURE = ROOT / "docs" / "check.svg"
RIGHT, WRONG = "(margin - targets * scores)", "(1 - targets * scores)"  # binary_margin_ignored
WIDTH = 96


def main() -> None:
    """Draw."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        for command, output in session(Stage(Path(folder).resolve())):
            console.print(Text.assemble(("$ ", "bright_black"), (command, "bold")))
            console.print(Text.from_ansi(output), soft_wrap=True)
            console.print()
    drawn = console.export_svg(title="gradlings", theme=MONOKAI, unique_id="gradlings")
    drawn = re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.S)  # fonts of another server
    lines = [line.rstrip() for line in drawn.splitlines()]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def session(stage: Stage) -> list[tuple[str, str]]:
    """Return commands and what each prints: a check that fails, the change, a check that passes."""
    stage.run(stage.course, f"gradlings release ../edition --topic {TOPIC}")
    edition = stage.root / "edition"
    file = f"exercises/{TOPIC}/{EXERCISE}.py"
    solution = (stage.course / "solutions" / TOPIC / f"{EXERCISE}.py").read_text()
    assert solution.count(RIGHT) == 1, f"{EXERCISE}: the solution has no {RIGHT!r} any more"
    check, diff = f"gradlings check {EXERCISE}", f"git diff --unified=0 {file}"
    colors = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": str(WIDTH)}

    (edition / file).write_text(solution.replace(RIGHT, WRONG))
    stage.run(edition, "git init --quiet")
    stage.run(edition, "git add --all")
    failed = stage.run(edition, check, **colors)
    (edition / file).write_text(solution)
    change = stage.run(edition, diff.replace("diff", "diff --color"))
    passed = stage.run(edition, check, **colors)
    return [(check, failed), (diff, change[change.index("\x1b[36m@@") :]), (check, passed)]


if __name__ == "__main__":
    main()
