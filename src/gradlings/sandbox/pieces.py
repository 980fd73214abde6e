"""A program that is made of the cells of a notebook, and what failed in it.

A line `# %% notebook: cell 4` opens a piece. As in a notebook, an error in one piece is no error of
the others: a statement that fails ends alone, and what it should have defined is not there.
"""

from __future__ import annotations
import __future__

import ast
import re
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType, ModuleType
from typing import TypeGuard

_MARK = re.compile(r"^# %% notebook: (.+)$", re.MULTILINE)
_ALL_FEATURES = {name: getattr(__future__, name) for name in __future__.all_feature_names}


def as_piece(where: str, text: str) -> str:
    """Return a piece of a program, with the line that opens it."""
    return f"# %% notebook: {where}\n{text}"


def is_in_pieces(text: str) -> bool:
    """Whether a program is made of pieces."""
    return _MARK.match(text) is not None


@dataclass(frozen=True)
class Failure:
    """A statement that failed.

    Args:
        where: its cell, in words.
        names: the names in it.
        error: what it raised.
    """

    where: str
    names: frozenset[str]
    error: BaseException


_failures: weakref.WeakKeyDictionary[ModuleType, list[Failure]] = weakref.WeakKeyDictionary()


def compile_pieces(text: str, filename: str) -> list[tuple[str, CodeType]]:
    """Compile each statement of a program, with the place of its piece.

    Raises:
        SyntaxError, ValueError: as `compile`.
    """
    return list(_compiled(text, filename))


def _compiled(text: str, filename: str) -> Iterator[tuple[str, CodeType]]:
    flags = 0  # a `from __future__` counts for all cells that follow
    marks = list(_MARK.finditer(text))
    for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(text)], strict=True):
        above = "\n" * text.count("\n", 0, mark.start())
        tree = ast.parse(above + text[mark.start() : end], filename)
        for statement in tree.body:
            body = ast.Module([statement], [])
            code = compile(body, filename, "exec", flags=flags, dont_inherit=True)
            flags |= _features(statement)
            yield mark[1], code


def _features(statement: ast.stmt) -> int:
    if not (isinstance(statement, ast.ImportFrom) and statement.module == "__future__"):
        return 0
    flags = 0
    for alias in statement.names:
        flags |= _ALL_FEATURES[alias.name].compiler_flag
    return flags


def run(statements: list[tuple[str, CodeType]], module: ModuleType) -> None:
    """Run a program statement by statement; remember those that fail."""
    failed = _failures.setdefault(module, [])
    for where, code in statements:
        try:
            exec(code, module.__dict__)  # noqa: S102  # running the student's code is the purpose
        except (Exception, SystemExit) as error:
            failed.append(Failure(where, frozenset(code.co_names), error))


def behind(error: BaseException, module: ModuleType | None) -> Failure | None:
    """Return the failure because of which a name is not there; None if the error is another.

    A statement may have failed because of one before it: then that one is returned.
    """
    found = None
    failed = _failures.get(module, []) if module is not None else []
    for failure in reversed(failed):
        about = error.name if _is_about_a_name(error, module) else None
        if about in failure.names:
            found, error = failure, failure.error
    return found


def _is_about_a_name(
    error: BaseException, module: ModuleType | None
) -> TypeGuard[AttributeError | NameError]:
    is_of_module = isinstance(error, AttributeError) and error.obj is module
    return is_of_module or isinstance(error, NameError)
