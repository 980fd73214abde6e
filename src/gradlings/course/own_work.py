"""A student's own part of a file: it tells later work from a merged correction."""

from __future__ import annotations

import ast
from functools import lru_cache

from gradlings.course.exercise import Exercise
from gradlings.course.overlay import names_of
from gradlings.course.syntax import essence, text_of
from gradlings.outcomes import Outcome

_UNWRITTEN = "NotImplementedError"


def own_work(exercise: Exercise, text: str) -> str:
    """Return what a student wrote into a file, as a text to compare; empty if that is nothing.

    Layout, comments and docstrings do not count, nor does what the students' file has today: what
    a formatter or a merged correction changes is no work of the student.
    """
    answers = exercise.mark(text)
    if answers is not None:
        begun = [check for check in answers if check.outcome is not Outcome.MISSING]
        return "\n".join(f"{check.id} {check.answer} {check.message}" for check in begun)
    handed_out = text_of(exercise.stub) if exercise.stub.is_file() else ""
    try:
        given, same = _handed_out(handed_out)
        own = [
            essence(node)
            for node in ast.parse(text).body
            if _is_code(node) and not (names_of(node) and names_of(node) <= given)
        ]
        return "\n".join(code for code in own if code not in same)
    except (SyntaxError, ValueError):
        known = {line.strip() for line in handed_out.splitlines()}
        return "\n".join(line.strip() for line in text.splitlines() if line.strip() not in known)


@lru_cache(maxsize=256)
def _handed_out(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that students get with their code, and the code of each statement."""
    tree = ast.parse(text)
    given = frozenset(
        name for node in tree.body if _UNWRITTEN not in ast.unparse(node) for name in names_of(node)
    )
    return given, frozenset(essence(node) for node in tree.body if _is_code(node))


def _is_code(node: ast.stmt) -> bool:
    """Whether a statement is more than a text or an import."""
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return not is_text and not isinstance(node, ast.Import | ast.ImportFrom)
