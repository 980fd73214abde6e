"""Make the file that students fill in from the solution: the contract without its answer.

Students get the text at the top of the file, public functions and classes with their docstrings,
and what stands right below a comment `# Given`. Bodies, private names and other values stay in the
solution.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_UNWRITTEN = "raise NotImplementedError"
_GIVEN = re.compile(r"# Given\b")
_Definition = ast.FunctionDef | ast.ClassDef


def stub_of(solution: str) -> str:
    """Return the students' file that belongs to a solution.

    Raises:
        SyntaxError, ValueError: the solution is not a Python program.
    """
    lines: list[str | None] = list(solution.splitlines())
    tree = ast.parse(solution)
    for node in tree.body:
        _make_blank(node, lines)
    lines = list(_joined(lines).splitlines())
    for node, used in reversed(list(_imports(ast.parse("\n".join(map(str, lines)))))):
        end = node.end_lineno or node.lineno
        if used:
            node.names = used
            lines[node.lineno - 1 : end] = [ast.unparse(node)]
            continue
        is_apart = not lines[node.lineno - 2] and not "".join(map(str, lines[end : end + 1]))
        del lines[node.lineno - 1 : end + is_apart]
    return _joined(lines)


def _make_blank(node: ast.stmt, lines: list[str | None]) -> None:
    """Remove from the lines what students do not get of a statement of a module or class."""
    if _is_given(node, lines) or isinstance(node, ast.Import | ast.ImportFrom):
        return
    if _is_text(node):
        return
    if not isinstance(node, _Definition) or _is_private(node.name):
        _take_out(node, lines)
    elif isinstance(node, ast.ClassDef):
        for child in node.body:
            _make_blank(child, lines)
    else:
        _take_body_out(node, lines)


def _take_body_out(function: ast.FunctionDef, lines: list[str | None]) -> None:
    body = function.body[1:] if _is_text(function.body[0]) else function.body
    first = body[0].lineno if body else (function.body[-1].end_lineno or 0) + 1
    # A comment below the docstring is about the body.
    while (lines[first - 2] or "").strip().startswith("#"):
        first -= 1
    end = function.end_lineno or first
    indent = " " * function.body[0].col_offset
    if body:
        lines[first - 1 : end] = [f"{indent}{_UNWRITTEN}", *[None] * (end - first)]
    else:
        last = function.body[-1].end_lineno or 0
        lines[last - 1] = f"{lines[last - 1]}\n{indent}{_UNWRITTEN}"


def _is_given(node: ast.stmt, lines: list[str | None]) -> bool:
    """Whether the comment right above a statement says that students get it."""
    return any(_GIVEN.match(comment) for comment in _comments_above(node, lines))


def _comments_above(node: ast.stmt, lines: list[str | None]) -> Iterator[str]:
    number = _first_line(node) - 1
    while number >= 1 and (text := (lines[number - 1] or "").strip()).startswith("#"):
        yield text
        number -= 1


def _first_line(node: ast.stmt) -> int:
    decorators = node.decorator_list if isinstance(node, _Definition) else []
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _take_out(node: ast.stmt, lines: list[str | None]) -> None:
    first = _first_line(node) - len(list(_comments_above(node, lines)))
    end = node.end_lineno or node.lineno
    lines[first - 1 : end] = [None] * (end - first + 1)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_private(name: str) -> bool:
    return name.startswith("_") and not (name.startswith("__") and name.endswith("__"))


def _imports(tree: ast.Module) -> Iterator[tuple[ast.Import | ast.ImportFrom, list[ast.alias]]]:
    """Return the imports of which a program does not use all names, with those that it uses."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom) and not _is_future(node):
            used = [a for a in node.names if (a.asname or a.name).partition(".")[0] in names]
            if len(used) < len(node.names):
                yield node, used


def _is_future(node: ast.Import | ast.ImportFrom) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _joined(lines: list[str | None]) -> str:
    """Join lines, without double blank lines where something was removed."""
    text = "\n".join(line for line in lines if line is not None)
    text = re.sub(r"\n{4,}", "\n\n\n", text)
    return re.sub(r"\n{3,}(?= )", "\n\n", text).rstrip() + "\n"
