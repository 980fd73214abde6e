"""The words of the project: a short list is not used, so that a stranger can read all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.repository import ROOT

# What is wrong, and what to write instead.
WORDS = {
    r"\btold\b": "message, reported, what it holds",
    r"\banew\b": "again",
    r"\blikewise\b": "also, the same",
    r"\bof ours\b": "our",
    r"\bthe prompt\b": "the text at the top of the file",
    r'"""(?:Give|Tell)\b': "Return, Report",
    r'\A"""(?:What|Whom)\b': "a noun or a verb, as the opening of a module's docstring",
    r"\ba int\d*\b": "an int",
}
PYTHON = ("src", "tests", "benchmarks", "docs")
TEXTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs")
ALLOWED = {
    "src/gradlings/hosts/nbgrader/results_in_cells.py": r'f"told-',  # notebooks in use hold it
    "src/gradlings/hosts/nbgrader/prompt.py": r"\bthe prompt\b",  # of a notebook: its own word
}


def files() -> Iterator[Path]:
    """Return all files in which words count: code, and documents for people."""
    for folder in PYTHON:
        yield from (ROOT / folder).rglob("*.py")
    for name in TEXTS:
        path = ROOT / name
        yield from [path] if path.is_file() else path.rglob("*.md")


def is_somebody_elses(path: Path) -> bool:
    """Whether students write like this, or this test itself."""
    return "rewrites" in path.parts or path == Path(__file__)


@pytest.mark.parametrize("pattern", WORDS)
def test_a_word_that_is_not_plain_is_not_used(pattern: str) -> None:
    """The message says where, and what to write instead."""
    found = []
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(pattern, text):
            number = text.count("\n", 0, match.start()) + 1
            line = text.splitlines()[number - 1]
            is_allowed = name in ALLOWED and re.search(ALLOWED[name], line)
            if not is_allowed and not is_somebody_elses(path):
                found.append(f"{name}:{number}: {line.strip()}")

    assert not found, f"write {WORDS[pattern]}:\n" + "\n".join(found)
