"""Formulas in LaTeX, for notebooks: a docstring has them in plain text.

`graders/TOPIC/EXERCISE/formulas.md` holds pairs below a heading: a block of the docstring, indented
as in the docstring, and the same in LaTeX, between two lines of `$$`.
"""

from __future__ import annotations

import ast
import re

from gradlings.course.exercise import Exercise
from gradlings.course.syntax import parsed, text_of
from gradlings.errors import CourseError

FILE = "formulas.md"
_HEADING = re.compile(r"\A# .*\n")
_BLOCK = re.compile(r"\n\n((?:    .*\n)+)(?=\n)")
_NUMBERS = re.compile(r"\[-?\d")  # a list of them: an example, not a formula
_PAIR = re.compile(r"\n((?:    .*\n)+)\n\$\$\n([^$]+)\n\$\$\n")


def typeset(exercise: Exercise) -> str:
    """Return the docstring of an exercise's stub, with its formulas in LaTeX.

    Raises:
        CourseError: the stub is not a program, or the file of formulas does not fit it.
    """
    text = f"\n{ast.get_docstring(parsed(exercise.stub)) or ''}\n\n"
    for block, latex in formulas_of(exercise).items():
        if f"\n\n{block}\n" not in text:
            raise CourseError(
                f"{exercise.grader / FILE}: the docstring of {exercise.path} has no block "
                f"{block.strip()!r}; change one of them"
            )
        text = text.replace(f"\n\n{block}\n", f"\n\n$$\n{latex}\n$$\n\n")
    return text.strip() + "\n"


def formulas_missing(exercise: Exercise) -> list[str]:
    """Return the indented blocks of the contract that look like formulas and have no LaTeX."""
    text = f"\n{ast.get_docstring(parsed(exercise.solution)) or ''}\n\n"
    there = formulas_of(exercise)
    blocks = [block.rstrip("\n") for block in _BLOCK.findall(text)]
    formulas = [b for b in blocks if " = " in b and ">>>" not in b and not _NUMBERS.search(b)]
    return [block.strip() for block in formulas if f"{block}\n" not in there]


def formulas_of(exercise: Exercise) -> dict[str, str]:
    """Return the LaTeX of each formula, by its block in the docstring; empty without a file.

    Raises:
        CourseError: the file cannot be read, or holds anything else.
    """
    file = exercise.grader / FILE
    if not file.is_file():
        return {}
    text = f"{text_of(file)}\n"
    pairs = dict(_PAIR.findall(text))
    left_over = _PAIR.sub("", _HEADING.sub("", text)).strip()
    if left_over or not pairs:
        raise CourseError(
            f"{file}: expected, below a heading, pairs of an indented block and a block between "
            f"lines of $$; fix {left_over.partition(chr(10))[0] or 'it'!r}"
        )
    return pairs
