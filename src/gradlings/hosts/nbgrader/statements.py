"""The statements of a cell: the names that each defines, uses and changes."""

from __future__ import annotations

import ast
import builtins
import symtable
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

GIVEN = frozenset(dir(builtins)) | {"__name__", "__file__", "__doc__"}
STAR = "*"  # what `from … import *` defines
_FUTURE = "__future__"
_ALWAYS_THERE = {*sys.stdlib_module_names, "numpy", "torch"}
_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_SETTINGS = ("seed", "manual_seed", "filterwarnings", "simplefilter")
_MUTATORS = (
    *("add", "append", "appendleft", "clear", "discard", "extend", "insert", "pop", "popitem"),
    *("popleft", "register", "remove", "reverse", "setdefault", "sort", "update"),
)


@dataclass(frozen=True, eq=False)
class Statement:
    """A statement at the top of a cell, or one of the names that an import gives.

    Args:
        node: the statement.
        origin: the same; of an import of several names, the whole of it.
    """

    node: ast.stmt
    origin: ast.stmt

    @cached_property
    def binds(self) -> frozenset[str]:
        """The names that it defines."""
        return frozenset(bound(self.node))

    @cached_property
    def uses(self) -> frozenset[str]:
        """The names that it takes from elsewhere, also those within its functions."""
        try:
            table = symtable.symtable(ast.unparse(self.node), "cell", "exec")
        except (SyntaxError, ValueError, RecursionError):
            return frozenset()
        found = set(_global_names(table))
        if isinstance(self.node, ast.AugAssign):
            found |= self.binds
        return frozenset(found) - GIVEN

    @cached_property
    def runs(self) -> frozenset[str]:
        """The names that it takes from elsewhere when it runs: not those within its functions."""
        return frozenset(
            node.id
            for node in _running(self.node)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        ) | (self.binds if isinstance(self.node, ast.AugAssign) else frozenset())

    @cached_property
    def changes(self) -> frozenset[str]:
        """The names of values that its code changes; of a definition, when it is called."""
        found = frozenset(_changed(self.node))
        if not self.is_definition:
            return found
        nodes = ast.walk(self.node)
        return found & self.uses | {
            n for node in nodes if isinstance(node, ast.Global) for n in node.names
        }

    @cached_property
    def mentions(self) -> frozenset[str]:
        """All names in it."""
        return frozenset(n.id for n in ast.walk(self.node) if isinstance(n, ast.Name))

    @property
    def is_call(self) -> bool:
        """Whether it is an expression alone, such as a call."""
        return isinstance(self.node, ast.Expr) and not isinstance(self.node.value, ast.Constant)

    @property
    def is_definition(self) -> bool:
        """Whether it defines a function or a class."""
        return isinstance(self.node, _Definition)

    @property
    def is_import(self) -> bool:
        """Whether it is an import."""
        return isinstance(self.node, ast.Import | ast.ImportFrom)

    @property
    def is_harmless(self) -> bool:
        """Whether it cannot fail or take long, if the names that it uses at once are there."""
        match self.node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return not self.node.decorator_list
            case ast.Import() | ast.ImportFrom():
                return self.module in _ALWAYS_THERE
            case ast.Assign(value=value) | ast.Expr(value=value):
                return isinstance(value, ast.Constant | ast.Name | ast.Lambda)
        return isinstance(self.node, ast.Pass)

    @property
    def line(self) -> str:
        """Its first line, short enough for a message."""
        return ast.unparse(self.origin).split("\n")[0][:60]

    @property
    def is_of_the_future(self) -> bool:
        """Whether it is `from __future__ import …`, which counts for all that follows."""
        return isinstance(self.node, ast.ImportFrom) and self.node.module == _FUTURE

    @property
    def module(self) -> str:
        """The package that it imports; empty if it imports none, or one beside it."""
        match self.node:
            case ast.Import():
                return self.node.names[0].name.partition(".")[0]
            case ast.ImportFrom(module=str(module), level=0):
                return module.partition(".")[0]
        return ""

    @property
    def sets(self) -> str:
        """The name of which it changes a setting, as `sys.setrecursionlimit(…)` does."""
        match self.node:
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr=attr) as function)):
                return _base(function) if attr in _SETTINGS or attr.startswith("set") else ""
        return ""


def statements_of(tree: ast.Module) -> tuple[Statement, ...]:
    """Return the statements of a cell; an import of several names is several."""
    return tuple(_split(tree.body))


def _split(body: Sequence[ast.stmt]) -> Iterator[Statement]:
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom) and len(node.names) > 1:
            for alias in node.names:
                yield Statement(_with_names(node, [alias]), node)
        else:
            yield Statement(node, node)


def _with_names(node: ast.Import | ast.ImportFrom, names: list[ast.alias]) -> ast.stmt:
    if isinstance(node, ast.Import):
        return ast.copy_location(ast.Import(names), node)
    return ast.copy_location(ast.ImportFrom(node.module, names, node.level), node)


def joined(statements: Sequence[Statement]) -> str:
    """Write some statements of one place, which may be names of one import."""
    texts = []
    for origin, group in groupby(statements, key=lambda s: s.origin):
        names = [alias for s in group for alias in getattr(s.node, "names", [])]
        is_import = isinstance(origin, ast.Import | ast.ImportFrom)
        texts.append(ast.unparse(_with_names(origin, names) if is_import else origin))
    return "\n".join(texts)


def bound(statement: ast.stmt) -> Iterator[str]:
    """Return the names that a statement defines."""
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
                elif isinstance(node, ast.Import | ast.ImportFrom | _Definition):
                    yield from bound(node)  # within `if` or `try`


def _global_names(table: symtable.SymbolTable) -> Iterator[str]:
    at_top = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (symbol.is_global() or at_top):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _global_names(child)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """Walk through what runs at once: not the bodies of functions."""
    yield node
    for name, value in ast.iter_fields(node):
        if name == "body" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _running(child)


def _changed(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        match node:
            case ast.Attribute() | ast.Subscript() if not isinstance(node.ctx, ast.Load):
                yield _base(node)
            case ast.Expr(value=ast.Call(func=ast.Attribute() as function)):
                yield _base(function)
            case ast.Call(func=ast.Attribute(attr=attr) as function) if attr in _MUTATORS:
                yield _base(function)


def _base(node: ast.expr) -> str:
    """Return the name at the beginning of `name.part[0].part`; empty if there is none."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
