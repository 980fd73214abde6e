"""Mutation operators for tensor code, which general tools do not have.

An operator takes a node of the solution's syntax tree and yields edits: each the node to replace
and the source to put in its place.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Any

Edit = tuple[ast.AST, str]
Operator = Callable[[ast.AST], Iterator[Edit]]

_MODULES = {"torch", "nn", "F", "np", "math", "copy", "itertools", "functools", "random"}
_REDUCTIONS = {
    "sum": ("mean", "amax"),
    "mean": ("sum", "amax"),
    "max": ("min",),
    "min": ("max",),
    "amax": ("amin", "sum"),
    "amin": ("amax", "sum"),
    "prod": ("sum",),
    "std": ("var",),
    "var": ("std",),
    "any": ("all",),
    "all": ("any",),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "logsumexp": ("sum", "amax"),
    "softmax": ("log_softmax",),
    "log_softmax": ("softmax",),
}
_BUILT_IN_REDUCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_TAKE_A_DIM = {*_REDUCTIONS, "squeeze", "unsqueeze", "cumsum", "gather", "scatter", "flatten"}
_CONVERSIONS = {"float", "int", "bool", "abs", "list", "tuple", "dict", "sorted", "reversed"}
_DROPPED_ATTRIBUTES = {"T", "mT", "H", "data"}


def _attribute(node: ast.AST) -> str:
    """Return the name of the method that a call calls; empty for any other node."""
    is_method = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return node.func.attr if is_method else ""  # type: ignore[attr-defined]


def _is_module(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return _is_module(node.value)
    return isinstance(node, ast.Name) and node.id in _MODULES


def _changed(node: Any, **changes: Any) -> str:
    """Return the source of a copy of a node with some fields changed."""
    changed = copy.copy(node)
    for name, value in changes.items():
        setattr(changed, name, value)
    return ast.unparse(changed)


def _in_parentheses(node: ast.AST) -> str:
    text = ast.unparse(node)
    atomic = isinstance(node, ast.Name | ast.Constant | ast.Call | ast.Attribute | ast.Subscript)
    return text if atomic else f"({text})"


def swap_reduction(node: ast.AST) -> Iterator[Edit]:
    """`x.sum()` for `x.mean()`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        for other in _REDUCTIONS.get(node.func.attr, ()):
            yield node, _changed(node, func=_renamed(node.func, other))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        name = _BUILT_IN_REDUCTIONS.get(node.func.id)
        if name is not None:
            yield node.func, name


def _renamed(function: ast.Attribute, name: str) -> ast.Attribute:
    return ast.Attribute(function.value, name, ast.Load())


def drop_call(node: ast.AST) -> Iterator[Edit]:
    """`x` for `x.detach()`, `torch.exp(x)`, `float(x)` or `x.T`."""
    if isinstance(node, ast.Attribute) and node.attr in _DROPPED_ATTRIBUTES:
        yield node, _in_parentheses(node.value)
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Attribute) and not _is_module(node.func.value):
        if not isinstance(node.func.value, ast.Name | ast.Call) or not _is_own(node.func.value):
            yield node, _in_parentheses(node.func.value)
    elif node.args and (isinstance(node.func, ast.Attribute) or _is_conversion(node.func)):
        yield node, _in_parentheses(node.args[0])


def _is_own(receiver: ast.Name | ast.Call) -> bool:
    """Whether a receiver is `self` or `super()`, which cannot replace a call of their methods."""
    name = receiver.func if isinstance(receiver, ast.Call) else receiver
    return isinstance(name, ast.Name) and name.id in ("self", "super")


def _is_conversion(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in _CONVERSIONS


def change_dim(node: ast.AST) -> Iterator[Edit]:
    """`x.sum(dim=1)` or `x.sum()` for `x.sum(dim=0)`."""
    if not isinstance(node, ast.Call):
        return
    places: list[ast.expr] = [k.value for k in node.keywords if k.arg in ("dim", "axis")]
    if _attribute(node) in _TAKE_A_DIM:
        places += node.args[:2]
    for place in places:
        number = _integer(place)
        if number is not None:
            yield place, "0" if number else "1"
            if number == 0:
                yield place, "-1"
            if place in node.args:
                yield node, _changed(node, args=[a for a in node.args if a is not place])


def _integer(node: ast.expr) -> int | None:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    return value if type(value) is int else None


def flip_option(node: ast.AST) -> Iterator[Edit]:
    """`keepdim`, `unbiased`, `correction` and `inplace`, flipped where given, added where not."""
    if not isinstance(node, ast.Call):
        return
    for keyword in node.keywords:
        if isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, bool):
            yield keyword.value, str(not keyword.value.value)
        elif keyword.arg == "correction":
            yield keyword.value, "1" if _integer(keyword.value) == 0 else "0"
    given = {keyword.arg for keyword in node.keywords}
    for option, value, names in (
        ("keepdim", True, set(_REDUCTIONS) - {"softmax", "log_softmax"}),
        ("correction", 0, {"std", "var"}),
        ("inplace", True, {"ReLU", "relu", "LeakyReLU", "ELU"}),
    ):
        if _attribute(node) in names and option not in given:
            added = ast.keyword(option, ast.Constant(value))
            yield node, _changed(node, keywords=[*node.keywords, added])


def swap_mode(node: ast.AST) -> Iterator[Edit]:
    """`model.eval()` for `model.train()`, and the other way round."""
    other = {"train": "eval", "eval": "train"}.get(_attribute(node))
    if other and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield node, f"{ast.unparse(_renamed(node.func, other))}()"


def drop_statement(node: ast.AST) -> Iterator[Edit]:
    """Nothing for `optimizer.zero_grad()`; the bare body for a context manager or a `finally`."""
    match node:
        case ast.Expr(value=ast.Constant()):  # a docstring
            return
        case (
            ast.Expr() | ast.Assign() | ast.AugAssign() | ast.Raise() | ast.Delete()
        ) | ast.AnnAssign(value=ast.expr()):
            yield node, "pass"
        case ast.Return(value=ast.expr()):
            yield node, "return None"
        case ast.With():
            yield node, _block(ast.If(ast.Constant(True), node.body, []), node)
        case ast.Try(finalbody=[_, *_]):
            yield node, _block(ast.If(ast.Constant(True), node.body, []), node)


def _block(new: ast.stmt, old: ast.stmt) -> str:
    return ast.unparse(new).replace("\n", "\n" + " " * old.col_offset)


def decide_condition(node: ast.AST) -> Iterator[Edit]:
    """A branch always or never taken."""
    if isinstance(node, ast.If | ast.IfExp):
        yield node.test, "True"
        yield node.test, "False"
    elif isinstance(node, ast.While):
        yield node.test, "False"
    elif isinstance(node, ast.comprehension):
        for condition in node.ifs:
            yield condition, "True"


def drop_term(node: ast.AST) -> Iterator[Edit]:
    """One operand of a sum, a product or a condition; `x = y` for `x += y`."""
    match node:
        case ast.BinOp():
            yield node, _in_parentheses(node.left)
            yield node, _in_parentheses(node.right)
        case ast.BoolOp():
            for value in node.values:
                rest = [other for other in node.values if other is not value]
                new = rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
                yield node, _in_parentheses(new)
        case ast.UnaryOp():
            yield node, _in_parentheses(node.operand)
        case ast.AugAssign():
            yield node, f"{ast.unparse(node.target)} = {ast.unparse(node.value)}"


def shift_comparison(node: ast.AST) -> Iterator[Edit]:
    """Off by one: `a < b + 1` for `a < b`."""
    if isinstance(node, ast.Compare):
        for right in node.comparators:
            if not isinstance(right, ast.Constant) or type(right.value) is int:
                for step in ("+", "-"):
                    yield right, f"({ast.unparse(right)} {step} 1)"


def ignore_argument(node: ast.AST) -> Iterator[Edit]:
    """Use a parameter's default whatever was passed; leave an argument out of a call."""
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            rest = [other for other in node.keywords if other is not keyword]
            yield node, _changed(node, keywords=rest)
        if len(node.args) > 1:
            yield node, _changed(node, args=node.args[:-1])
    if isinstance(node, ast.FunctionDef):
        first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
        for name, default in _defaults(node.args):
            assignment = f"{name} = {default}"
            yield first, f"{assignment}\n{' ' * first.col_offset}{_block(first, first)}"


def _defaults(arguments: ast.arguments) -> Iterator[tuple[str, str]]:
    positional = [*arguments.posonlyargs, *arguments.args]
    for parameter, default in zip(reversed(positional), reversed(arguments.defaults), strict=False):
        yield parameter.arg, ast.unparse(default)
    for parameter, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if value is not None:
            yield parameter.arg, ast.unparse(value)
    if arguments.vararg is not None:
        yield arguments.vararg.arg, "()"
    if arguments.kwarg is not None:
        yield arguments.kwarg.arg, "{}"


def return_input(node: ast.AST) -> Iterator[Edit]:
    """The first argument for the result."""
    if not isinstance(node, ast.FunctionDef):
        return
    names = [p.arg for p in (*node.args.posonlyargs, *node.args.args) if p.arg != "self"]
    for child in ast.walk(node):
        if names and isinstance(child, ast.Return) and child.value is not None:
            yield child.value, names[0]


def reverse_update(node: ast.AST) -> Iterator[Edit]:
    """`x -= y` for `x += y`, and the other way round."""
    other = {ast.Add: "-=", ast.Sub: "+="}
    if isinstance(node, ast.AugAssign) and type(node.op) in other:
        target, value = ast.unparse(node.target), ast.unparse(node.value)
        yield node, f"{target} {other[type(node.op)]} {value}"


def mistake_product(node: ast.AST) -> Iterator[Edit]:
    """`b @ a`, `a.mT @ b` or `a @ b.mT` for `a @ b`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        left, right = _in_parentheses(node.left), _in_parentheses(node.right)
        yield node, f"{right} @ {left}"
        yield node, f"{left}.mT @ {right}"
        yield node, f"{left} @ {right}.mT"


def negate_membership(node: ast.AST) -> Iterator[Edit]:
    """`a not in b` for `a in b`, and the other way round."""
    other = {ast.In: "not in", ast.NotIn: "in"}
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in other:
        left, right = _in_parentheses(node.left), _in_parentheses(node.comparators[0])
        yield node, f"{left} {other[type(node.ops[0])]} {right}"


def change_default(node: ast.AST) -> Iterator[Edit]:
    """Another constant for the default of a parameter."""
    if isinstance(node, ast.FunctionDef):
        for default in (*node.args.defaults, *filter(None, node.args.kw_defaults)):
            for other in _other_constants(default):
                yield default, other


def _other_constants(node: ast.expr) -> Iterator[str]:
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int | float):
        yield f"{value + 1}"
        yield f"{value / 2}" if isinstance(value, float) else f"{value - 1}"


OPERATORS: tuple[Operator, ...] = (
    swap_reduction,
    drop_call,
    change_dim,
    flip_option,
    swap_mode,
    drop_statement,
    decide_condition,
    drop_term,
    shift_comparison,
    ignore_argument,
    return_input,
    reverse_update,
    mistake_product,
    negate_membership,
    change_default,
)
