"""The audit of hints: what the last stage quotes is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradlings.authoring.audit.hints import hint_flaws
from gradlings.authoring.new import new_exercise
from gradlings.course.course import load_course
from gradlings.course.exercise import Exercise

PRIMER = """# Tensors

## The `mean` of a batch

One mean for each *feature*: **a trap** for beginners.

```python
# A comment
```
"""
FILLER = "Look at the mean once more: over which dimension do you take it, and which shape has it?"
GOOD = "“The mean of a batch” in exercises/t/README.md"


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """An exercise with a primer."""
    root = tmp_path_factory.mktemp("course")
    (root / "course.toml").write_text(
        '[course]\nname = "c"\ntitle = "C"\n[[topic]]\nname = "t"\ntitle = "T"\nexercise = []\n'
    )
    new_exercise(load_course(root), "t/center")
    (root / "exercises/t/README.md").write_text(PRIMER)
    return load_course(root).exercises[0]


def flaws(exercise: Exercise, place: str) -> list[str]:
    """Write hints whose last stage begins with a place, and return what is wrong with them."""
    stages = ("Where", FILLER), ("Which", FILLER), ("The primer", f"{place} has it. {FILLER}")
    text = "\n".join(f"## {title}\n\n{body}\n" for title, body in stages)
    Path(exercise.grader, "hints.md").write_text(text)
    return list(hint_flaws(exercise))


@pytest.mark.parametrize(
    "place",
    [
        GOOD,
        GOOD.replace("mean of", "mean\nof").replace(" in ", " in\n"),  # lines of a file are short
        f"The start of exercises/t/README.md, and {GOOD}. Its “a trap”",
        f"{GOOD}, and “Worked example” at the top of the exercise",
    ],
)
def test_headings_and_passages_that_are_there_are_no_flaw(exercise: Exercise, place: str) -> None:
    """Line breaks, code and emphasis do not count; a passage may be from the contract."""
    assert flaws(exercise, place) == []


@pytest.mark.parametrize(
    ("place", "flaw"),
    [
        (
            "“The mean” in exercises/t/README.md",
            "“The mean” is not a heading of exercises/t/README.md; "
            "its headings are “Tensors”, “The `mean` of a batch”",
        ),
        ('"a trap" in exercises/t/README.md', "“a trap” is not a heading of"),
        ("“A comment” in exercises/t/README.md", "“A comment” is not a heading of"),
        ("“Tensors” in exercises/u/README.md", "names exercises/u/README.md, which does not exist"),
        (f"{GOOD}, then “no such words”", "quotes “no such words”, which is not in the contract"),
        ("The primer", "names no document; write “A heading” in exercises/t/README.md"),
    ],
)
def test_what_is_not_there_is_named_once(exercise: Exercise, place: str, flaw: str) -> None:
    """A heading that was renamed, a path that was moved, no path at all."""
    found = flaws(exercise, place)

    assert len(found) == 1
    assert flaw in found[0]
