"""The programs of this course are in plain words, as the package is."""

from __future__ import annotations

import re

import pytest
from support.repository import ROOT

# What is wrong, and what to write instead.
WORDS = {
    r"\banew\b": "again, new",
    r"\blikewise\b": "also, the same",
    r"\bof ours\b": "our",
    r'"""(?:Give|Tell)\b': "Return, Report, Make",
}


@pytest.mark.parametrize("pattern", WORDS)
def test_a_word_that_is_not_plain_is_in_no_program_of_the_course(pattern: str) -> None:
    """Students read contracts and titles, authors the rest."""
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for folder in ("exercises", "graders", "solutions")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(pattern, line)
    ]

    assert not found, f"write {WORDS[pattern]}:\n" + "\n".join(found)
