"""The style of the course's own files, as ruff sees it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from gradlings.authoring.audit.report import Finding
from gradlings.course.exercise import PAYOFF, Exercise

# Answers may hold a part of a program: they use names of the solution.
_IGNORED = "graders/*/*/*/*.py:F821"


def lint_findings(root: Path, exercises: Sequence[Exercise]) -> Iterator[Finding]:
    """Check stubs, solutions and graders of some exercises, and the payoffs of their topics.

    Args:
        root: folder of the course, whose settings of ruff count.
        exercises: of the course.
    """
    files = [path for e in exercises for path in (e.stub, e.solution, e.grader) if path.exists()]
    payoffs = {e.stub.parent / PAYOFF for e in exercises}
    files += sorted(path for path in payoffs if path.exists())
    paths = [str(path.relative_to(root)) for path in files if path.suffix != ".md"]
    if not paths:
        return
    if find_spec("ruff") is None:
        yield Finding("ruff", "is not installed; run: pip install 'gradlings[instructor]'")
        return
    ignored = ["--extend-per-file-ignores", _IGNORED]
    for line in _run(root, "check", "--output-format", "concise", *ignored, *paths):
        where, _, what = line.partition(": ")
        if where.count(":") == 2:  # file, line and column
            yield Finding(where, what)
    for path in _unformatted(_run(root, "format", "--check", *paths)):
        yield Finding(path, f"is not formatted; run: ruff format {path}")


def _unformatted(lines: Sequence[str]) -> Iterator[str]:
    """Return the files that ruff would lay out differently, from what it prints."""
    before = ""
    for line in lines:
        if line.startswith("Would reformat: "):  # an older form of its report
            yield line.removeprefix("Would reformat: ")
        elif before.startswith("unformatted: "):
            yield line.strip().removeprefix("--> ").split(":")[0]
        before = line


def _run(root: Path, *arguments: str) -> list[str]:
    command = [sys.executable, "-m", "ruff", *arguments]
    done = subprocess.run(  # noqa: S603  # ruff, on files of the course
        command, cwd=root, capture_output=True, text=True, check=False
    )
    return done.stdout.splitlines()
