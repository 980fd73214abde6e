"""The code in a cell: its Python, its statements, and the names that it defines."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from gradlings.hosts.nbgrader.statements import Statement, bound, joined, statements_of

_CELL_MAGIC = re.compile(r"\s*%%(\w+)")
_RUNS_ITS_CELL = {"time", "timeit", "capture", "prun"}  # the rest of such a cell is Python
_ESCAPED = re.compile(r"(?P<indent>\s*)(?P<rest>[%!?].*|[\w.*]+\s*\?{1,2}|%*[\w.]+\s*\?{1,2})\s*$")
_ASSIGNED = re.compile(r"(?P<indent>\s*)(?P<rest>[\w., ]+=\s*[%!].*)$")
_FENCED = re.compile(r"^ *(`{3,}|~{3,})[^\n]*\n(.*?)^ *\1", re.MULTILINE | re.DOTALL)


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
    def statements(self) -> tuple[Statement, ...]:
        """Its statements, in order."""
        return statements_of(self.tree) if self.tree else ()

    @cached_property
    def defined(self) -> dict[str, list[ast.stmt]]:
        """The top-level statements that define each name, in order."""
        found: dict[str, list[ast.stmt]] = {}
        for statement in self.tree.body if self.tree else []:
            for name in bound(statement):
                found.setdefault(name, []).append(statement)
        return found

    def only(self, chosen: Collection[Statement]) -> str:
        """Return the code with some statements alone; all lines stay where they are."""
        lines = self.text.split("\n")
        for first, last, group in reversed(list(self._groups())):
            if not all(s in chosen for s in group):
                text = joined([s for s in group if s in chosen])
                new = text.split("\n")
                lines[first - 1 : last] = [*new, *[""] * (last - first + 1 - len(new))]
        return "\n".join(lines)

    def picked(self, chosen: Collection[Statement]) -> str:
        """Return some of its statements, in order, without what stands between them."""
        lines, texts = self.text.split("\n"), []
        for first, last, group in self._groups():
            if all(s in chosen for s in group):
                texts.append("\n".join(lines[first - 1 : last]))
            else:
                texts.append(joined([s for s in group if s in chosen]))
        return "\n".join(filter(None, texts))

    def _groups(self) -> Iterator[tuple[int, int, list[Statement]]]:
        """Return the statements that share lines, with the first and the last of these."""
        starts, last, start = {}, 0, 0
        for statement in self.statements:
            first = _first_line(statement.origin)
            start = start if first <= last else first
            last = max(last, statement.origin.end_lineno or 0)
            starts[statement] = start
        for start, group in groupby(self.statements, key=starts.__getitem__):
            members = list(group)
            yield start, max(s.origin.end_lineno or start for s in members), members


def _first_line(statement: ast.stmt) -> int:
    decorators = getattr(statement, "decorator_list", [])
    return min(statement.lineno, *(int(d.lineno) for d in decorators), statement.lineno)


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
