"""The code in a cell: its Python, the names that it defines, and those that it needs."""

from __future__ import annotations

import ast
import builtins
import re
import symtable
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

_CELL_MAGIC = re.compile(r"\s*%%(\w+)")
_RUNS_ITS_CELL = {"time", "timeit", "capture", "prun"}  # the rest of such a cell is Python
_ESCAPED = re.compile(r"(?P<indent>\s*)(?P<rest>[%!?].*|[\w.*]+\s*\?{1,2}|%*[\w.]+\s*\?{1,2})\s*$")
_ASSIGNED = re.compile(r"(?P<indent>\s*)(?P<rest>[\w., ]+=\s*[%!].*)$")
_FENCED = re.compile(r"^ *(`{3,}|~{3,})[^\n]*\n(.*?)^ *\1", re.MULTILINE | re.DOTALL)
_GIVEN = frozenset(dir(builtins)) | {"__name__", "__file__", "__doc__"}


@dataclass(frozen=True)
class Code:
    """A piece of a program, without what only a notebook understands.

    Args:
        text: the piece; each line stands where it stood in the cell.
        left_out: lines that are not Python.
    """

    text: str
    left_out: tuple[str, ...] = ()

    @cached_property
    def tree(self) -> ast.Module | None:
        """The piece as a tree; None if it is not a program."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(self.text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None

    @cached_property
    def defined(self) -> dict[str, list[ast.stmt]]:
        """The top-level statements that define each name, in order."""
        found: dict[str, list[ast.stmt]] = {}
        for statement in self.tree.body if self.tree else []:
            for name in _bound(statement):
                found.setdefault(name, []).append(statement)
        return found

    @cached_property
    def needed(self) -> frozenset[str]:
        """The names that it takes from elsewhere."""
        if self.tree is None:
            return frozenset()
        try:
            table = symtable.symtable(self.text, "cell", "exec")
        except (SyntaxError, ValueError, RecursionError):
            return frozenset()
        return frozenset(_global_names(table)) - set(self.defined) - _GIVEN

    def definitions(self) -> Code:
        """Leave out the statements that are only an expression; lines stay where they are."""
        lines = self.text.split("\n")
        for statement in self.tree.body if self.tree else []:
            if isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant):
                first, last = statement.lineno - 1, statement.end_lineno or statement.lineno
                lines[first:last] = [""] * (last - first)
        cut = replace(self, text="\n".join(lines))
        return self if cut.tree is None else cut  # `a(); b = 1` on one line stays

    def picked(self, statements: list[ast.stmt]) -> str:
        """Return some of its statements, in order."""
        lines = self.text.split("\n")
        return "\n".join(
            "\n".join(lines[_first_line(s) - 1 : s.end_lineno])
            for s in sorted(statements, key=lambda s: s.lineno)
        )


def _first_line(statement: ast.stmt) -> int:
    decorators = getattr(statement, "decorator_list", [])
    return min(statement.lineno, *(int(d.lineno) for d in decorators), statement.lineno)


def _bound(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield statement.name
        case ast.Import() | ast.ImportFrom():
            for alias in statement.names:
                yield alias.asname or alias.name.partition(".")[0]
        case _:
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    yield node.id


def _global_names(table: symtable.SymbolTable) -> Iterator[str]:
    at_top = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (symbol.is_global() or at_top):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _global_names(child)


def code_of(source: str) -> Code:
    """Return the Python of a code cell, without magics, commands and requests for help."""
    magic = _CELL_MAGIC.match(source)
    if magic and magic[1] not in _RUNS_ITS_CELL:
        return Code("", (source.strip().split("\n")[0] + " …",))
    code = Code(source)
    if code.tree is None:
        code = _without_magics(source)
    return _without_displays(code)


def _without_magics(source: str) -> Code:
    lines, left_out = source.split("\n"), []
    inside = _Inside()
    for number, line in enumerate(lines):
        found = None if inside else _ESCAPED.match(line) or _ASSIGNED.match(line)
        if found:
            left_out.append(found["rest"].strip())
            lines[number] = f"{found['indent']}pass  # left out: {found['rest'].strip()}"
        else:
            inside.read(line)
    return Code("\n".join(lines), tuple(left_out))


class _Inside:
    """Whether the next line continues a string, a bracket or a statement."""

    def __init__(self) -> None:
        self.quote, self.depth, self.continued = "", 0, False

    def __bool__(self) -> bool:
        return bool(self.quote or self.depth > 0 or self.continued)

    def read(self, line: str) -> None:
        """Read one line of Python."""
        self.continued = line.endswith("\\")
        place = 0
        while place < len(line):
            if self.quote:
                end = _END[self.quote].match(line, place)
                if not end:
                    return
                place, self.quote = end.end(), ""
                continue
            found = _TOKEN.search(line, place)
            if not found:
                return
            place, mark = found.end(), found[0]
            self.quote = mark if mark in _END else ""
            self.depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(mark, 0)


_TOKEN = re.compile(r"#.*|\"{3}|'{3}|\"(?:\\.|[^\"\\])*(?:\"|$)|'(?:\\.|[^'\\])*(?:'|$)|[()\[\]{}]")
_END = {q: re.compile(rf"(?:\\.|[^\\])*?{q}") for q in ('"""', "'''")}


def _without_displays(code: Code) -> Code:
    """Leave out calls that only a notebook has: `display(…)`, `get_ipython().…`."""
    lines, left_out = code.text.split("\n"), list(code.left_out)
    for node in ast.walk(code.tree) if code.tree else ():
        if not (isinstance(node, ast.Expr) and _is_of_notebooks(node.value)):
            continue
        first, last = node.lineno - 1, node.end_lineno or node.lineno
        own_lines = "\n".join(lines[first:last]).strip()
        if own_lines == ast.get_source_segment(code.text, node) and "display" not in code.defined:
            indent = " " * node.col_offset
            left_out.append(own_lines.split("\n")[0])
            lines[first:last] = [f"{indent}pass", *[""] * (last - first - 1)]
    return Code("\n".join(lines), tuple(left_out))


def _is_of_notebooks(value: ast.expr) -> bool:
    if not isinstance(value, ast.Call):
        return False
    inner = value.func
    if isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Call):
        inner = inner.value.func
        return isinstance(inner, ast.Name) and inner.id == "get_ipython"
    return isinstance(inner, ast.Name) and inner.id == "display"


def code_in_text(source: str) -> Code | None:
    """Find code in a cell of text: fenced, or the whole of it; None if there is none."""
    fenced = [found[2] for found in _FENCED.finditer(source)]
    code = code_of("\n".join(fenced) if fenced else source)
    return code if code.defined else None
