"""The lanes stay apart: an edit of this course's content breaks no test outside of content/."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
LANES = ("unit", "engine", "hosts", "hostile")
SHARED = [p for p in (TESTS / "support").glob("*.py") if p.name != "content.py"]
FILES = [
    TESTS / "conftest.py",
    *SHARED,
    *(p for lane in LANES for p in (TESTS / lane).glob("*.py")),
]

# How a test gets at the content of this repository.
CONTENT = re.compile(
    r"load_course\(ROOT\b"
    r"|support\.content"
    r"|ROOT\s*/\s*[f\"'(]+\s*(exercises|solutions|graders|examples|course\.toml|tests)\b"
    r"|--course[\"',\s]+str\(ROOT\)"
    r"|examples[/\"',\s]+class"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_lane_but_content_reads_the_course_of_this_repository(path: Path) -> None:
    """What is graded elsewhere is the small course of tests/support."""
    if path.name == Path(__file__).name:  # it holds the examples below
        return

    assert not [match[0] for match in CONTENT.finditer(path.read_text())]


@pytest.mark.parametrize(
    "text",
    [
        "course = load_course(ROOT)",
        "from support.content import PROGRAMS",
        'ROOT / "exercises" / "losses"',
        "(ROOT / 'solutions/losses/hinge_loss.py').read_text()",
        '(ROOT / f"graders/{name}").glob("*")',
        'ROOT / "course.toml"',
        'CLASS = ROOT / "examples" / "class"',
        '["--course", str(ROOT), "grade"]',
    ],
)
def test_a_test_that_reads_it_would_be_found(text: str) -> None:
    """The pattern knows the ways that were in use."""
    assert CONTENT.search(text)


def test_no_two_test_modules_have_one_name() -> None:
    """A name says which file is meant, whatever the lane."""
    names = Counter(path.name for path in TESTS.glob("*/test_*.py"))

    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("lane", [*LANES, "content"])
def test_every_lane_says_what_it_needs(lane: str) -> None:
    """At the top of its conftest.py."""
    words = (TESTS / lane / "conftest.py").read_text().split('"""')[1].lower()

    assert "need" in words
