"""Solutions between nbgrader's markers, and the text that replaces them for students.

A region that is not indented leaves nothing behind; one within a function leaves `raise
NotImplementedError`. So a stub is exactly a solution whose regions have been cleared.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

from gradlings.course.syntax import text_of
from gradlings.errors import CourseError

BEGIN, END = "BEGIN SOLUTION", "END SOLUTION"
UNWRITTEN = "raise NotImplementedError"


def code_below_docstring(path: Path) -> str:
    """Return a program of the course without its docstring, which the notebook shows as text.

    Raises:
        CourseError: it cannot be read, or is not a Python program.
    """
    text = text_of(path)
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        raise CourseError(f"{path}: {error}; fix it") from None
    if ast.get_docstring(tree) is None:
        return text.strip("\n")
    return "\n".join(text.splitlines()[tree.body[0].end_lineno :]).strip("\n")


def marked(stub: str, solution: str, where: str) -> str:
    """Return the solution, with markers around the lines that the stub lacks.

    Args:
        stub: the code that students get.
        solution: the same, filled in.
        where: the stub's file, for a message.

    Raises:
        CourseError: clearing the regions does not give the stub.
    """
    given, filled = stub.split("\n"), solution.split("\n")
    opcodes = difflib.SequenceMatcher(None, given, filled, autojunk=False).get_opcodes()
    lines: list[str] = []
    for kind, _, _, start, end in opcodes:
        lines += filled[start:end] if kind == "equal" else _region(filled[start:end])
    text = "\n".join(lines)
    if cleared(text) != stub:
        raise CourseError(
            f"{where}: the stub is not the solution with `{UNWRITTEN}` instead of bodies; "
            "a notebook cannot be made from the two"
        )
    return text


def _region(lines: Sequence[str]) -> Iterator[str]:
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip())]
    yield f"{indent}### {BEGIN}"
    yield from lines
    yield f"{indent}### {END}"


def marked_answer(blank: str, answered: str) -> str:
    """Return the place for an answer, with the key's answer marked below it."""
    return f"{blank}\n<!-- {BEGIN} -->\n\n{answered}\n\n<!-- {END} -->"


def cleared(text: str) -> str:
    """Remove the solutions from a cell.

    Raises:
        CourseError: the markers do not match.
    """
    lines: list[str] = []
    inside = False
    for line in text.split("\n"):
        begins, ends = BEGIN in line, END in line
        if (begins and inside) or (ends and not inside):
            raise CourseError(f"the markers {BEGIN} and {END} do not match: {line.strip()!r}")
        indent = line[: len(line) - len(line.lstrip())]
        if begins and indent:
            lines.append(indent + UNWRITTEN)
        if not (inside or begins):
            lines.append(line)
        inside = begins or (inside and not ends)
    if inside:
        raise CourseError(f"a solution that begins with {BEGIN} has no {END}")
    return "\n".join(lines)
