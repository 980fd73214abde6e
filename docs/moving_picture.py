"""Draw the moving picture of the students' guide: `make picture`. `watch`, from a stub to a tick.

    python docs/moving_picture.py         # writes docs/watch.svg and docs/watch-still.svg
    python docs/moving_picture.py FOLDER  # writes them elsewhere

`gradlings watch` runs in a terminal of tmux, in an edition of this course; each frame is what that
terminal shows. The answer before has a known mistake of the exercise, the answer after is its
solution. Needs Linux, git, tmux and the extra `dev`.
"""

from __future__ import annotations

import io
import os
import re
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text
from transcripts import EXERCISE, ROOT, TOPIC, Stage

if TYPE_CHECKING:
    from support.terminal import Terminal

MOVING, ALONE = "watch.svg", "watch-still.svg"
RIGHT, WRONG = "(costs * is_other)", "costs"  # true_class_counted
WIDTH, HEIGHT = 80, 28  # of the terminal, in characters
CHAR_WIDTH, LINE_HEIGHT = 12.2, 24.4  # of rich's pictures
WRITING_S = 5.0  # a student takes longer; meanwhile watch imports what many exercises need
SETTLED_S = 1.0  # watch draws a new screen several times in its first second
STILL = 2  # the frame for readers who want no motion: a check that fails
PALE, READABLE = "#625e4c", "#938f7c"  # what the theme has for keys, and a color with more contrast
FRAME = """\
<g class="frame" id="{unique_id}">
<style>{styles}</style>
CAPTION
<g class="matrix" transform="translate(20 64)">{backgrounds}{matrix}</g>
</g>
"""


@dataclass(frozen=True)
class Frame:
    """One state of the terminal.

    Args:
        screen: its text, with the codes of its colors.
        caption: what the student has just done.
        seconds: for how long it is shown.
    """

    screen: str
    caption: str
    seconds: int


def main() -> None:
    """Draw."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    with tempfile.TemporaryDirectory() as folder:
        frames = list(session(Stage(Path(folder).resolve())))
    (target / MOVING).write_text(drawn(frames), encoding="utf-8")
    (target / ALONE).write_text(drawn([frames[STILL]]), encoding="utf-8")


def session(stage: Stage) -> Iterator[Frame]:
    """Play a student: a stub, a mistake, a hint, the mended line, the next exercise."""
    from support.terminal import Terminal  # found by the path that `transcripts` adds

    stage.run(stage.course, f"gradlings release ../edition --topic {TOPIC}")
    file = stage.root / "edition" / "exercises" / TOPIC / f"{EXERCISE}.py"
    solution = (stage.course / "solutions" / TOPIC / f"{EXERCISE}.py").read_text()
    assert solution.count(RIGHT) == 1, f"{EXERCISE}: the solution has no {RIGHT!r} any more"
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    terminal = Terminal(file.parents[2], {"PATH": path, "LC_ALL": "C.UTF-8"}, HEIGHT)
    try:
        terminal.type("gradlings", "Space", "watch")
        yield Frame(settled(terminal, "gradlings watch"), "In a terminal beside your editor", 2)
        terminal.type("Enter")
        yield Frame(
            settled(terminal, "not written yet"), "The next exercise, and its first check", 4
        )
        time.sleep(WRITING_S)
        file.write_text(solution.replace(RIGHT, WRONG))
        yield Frame(
            settled(terminal, "✗", "more after this one"), "You write the functions, and save", 7
        )
        terminal.type("h")
        yield Frame(settled(terminal, "Hint 1 of"), "You press h", 5)
        file.write_text(solution)
        yield Frame(settled(terminal, "Press n to go on"), "You change one line, and save", 5)
        terminal.type("n")
        yield Frame(settled(terminal, "questions are answered"), "You press n", 3)
    finally:
        terminal.close()


def settled(terminal: Terminal, *patterns: str) -> str:
    """Return the screen with its colors once it holds all patterns and nothing changes any more."""
    while True:
        terminal.until(*patterns)
        before = terminal.colored_screen
        time.sleep(SETTLED_S)
        if terminal.colored_screen == before:
            return before


def drawn(frames: Sequence[Frame]) -> str:
    """Return a picture that shows one frame after the other, again and again; one stands still."""
    width, height = WIDTH * CHAR_WIDTH + 40, HEIGHT * LINE_HEIGHT + 76
    moves = _moves(frames) if len(frames) > 1 else ""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
        "<title>gradlings watch, from a stub to a tick</title>",
        "<style>",
        '.matrix { font: 20px "Fira Code", ui-monospace, Menlo, Consolas, monospace }',
        ".caption { font: 20px system-ui, sans-serif; fill: #c5c8c6; text-anchor: middle }",
        f"{moves}</style>",
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="#0c0c0c"/>',
        f'<path d="M0 50V8a8 8 0 0 1 8-8H{width - 8:g}a8 8 0 0 1 8 8V50z" fill="#292929"/>',
        *(_body(f"f{number}", frame, width) for number, frame in enumerate(frames)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _moves(frames: Sequence[Frame]) -> str:
    """Return the CSS that shows each frame for its time."""
    total, begin = sum(frame.seconds for frame in frames), 0
    css = f".frame {{ visibility: hidden; animation: {total}s step-end infinite }}\n"
    for number, frame in enumerate(frames):
        end = begin + frame.seconds
        steps = {0.0: "hidden", begin / total: "visible", end / total: "hidden"}
        keys = " ".join(f"{at:.2%} {{ visibility: {how} }}" for at, how in steps.items())
        css += f"#f{number} {{ animation-name: f{number} }}\n@keyframes f{number} {{ {keys} }}\n"
        begin = end
    return (
        f"{css}@media (prefers-reduced-motion: reduce) {{\n"
        f"  .frame {{ animation: none !important }}\n  #f{STILL} {{ visibility: visible }}\n}}\n"
    )


def _body(name: str, frame: Frame, width: float) -> str:
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(frame.screen), soft_wrap=True)
    body = console.export_svg(theme=MONOKAI, unique_id=name, code_format=FRAME)
    body = re.sub(r' clip-path="[^"]*"', "", body).replace(PALE, READABLE)
    body = re.sub(r"<text [^>]*>\s*</text>", "", body)  # ends of lines
    caption = f'<text class="caption" x="{width / 2:g}" y="33">{escape(frame.caption)}</text>'
    body = body.replace("CAPTION", caption)
    return "\n".join(line.strip() for line in body.splitlines() if line.strip())


if __name__ == "__main__":
    main()
