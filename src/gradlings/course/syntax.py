"""Read the programs of a course: the text, the syntax tree, and what is essential in it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from gradlings.errors import CourseError


def text_of(path: Path) -> str:
    """Read a file of the course.

    Raises:
        CourseError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CourseError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    except OSError as error:
        raise CourseError(f"{path}: {error.strerror}") from None


def parsed(path: Path) -> ast.Module:
    """Parse a file of the course.

    Raises:
        CourseError: it cannot be read, or is not a Python program.
    """
    try:
        return ast.parse(text_of(path))
    except SyntaxError as error:
        raise CourseError(f"{path}:{error.lineno}: {error.msg}; fix it") from None
    except ValueError as error:
        raise CourseError(f"{path}: {error}; fix it") from None


def program_text(path: Path) -> str:
    """Read a file of the course that has to be a Python program.

    Raises:
        CourseError: it cannot be read, or is none.
    """
    parsed(path)
    return text_of(path)


class _Essential(ast.NodeTransformer):
    """Removes what does not change the behaviour of a program."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:  # ast's name
        node.returns = None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:  # ast's name
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:  # ast's name
        return None if isinstance(node.value, ast.Constant) else self.generic_visit(node)

    def visit_Pass(self, _node: ast.Pass) -> None:  # ast's name
        return None


def essence(code: ast.AST | str) -> str:
    """Return code without docstrings, annotations and layout, as a text to compare.

    Args:
        code: source, or a tree, which is changed.

    Raises:
        SyntaxError, ValueError: the source is not a program.
    """
    return _essence(code) if isinstance(code, str) else ast.dump(_Essential().visit(code))


@lru_cache(maxsize=64)
def _essence(source: str) -> str:
    return essence(ast.parse(source))


def definitions(tree: ast.Module) -> dict[str, ast.stmt]:
    """Return what a file defines at its top: functions, classes and values, by name."""
    found: dict[str, ast.stmt] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign):
            found |= {target.id: node for target in node.targets if isinstance(target, ast.Name)}
    return found


@lru_cache(maxsize=64)
def essences(source: str) -> Mapping[str, str]:
    """Return the essence of each definition at the top of a program, by name.

    Raises:
        SyntaxError, ValueError: the source is not a program.
    """
    return {name: essence(node) for name, node in definitions(ast.parse(source)).items()}


def reachable(start: str, defined: dict[str, ast.stmt]) -> set[str]:
    """Return the names of the definitions that `start` uses, directly or not, and itself."""
    found: set[str] = set()
    todo = [start]
    while todo:
        name = todo.pop()
        if name in defined and name not in found:
            found.add(name)
            nodes = ast.walk(defined[name])
            todo += [node.id for node in nodes if isinstance(node, ast.Name)]
    return found
