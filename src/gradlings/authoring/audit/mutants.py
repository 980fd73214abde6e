"""Make every mutant of a solution: cosmic-ray's general operators, and our own for tensors."""

from __future__ import annotations

import ast
import difflib
import logging
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gradlings.authoring.audit.operators import OPERATORS
from gradlings.course.syntax import essence, parsed, text_of


@dataclass(frozen=True)
class Mutant:
    """A solution with one change.

    Args:
        text: the whole source.
        function: where the change is, such as `Dropout.forward`; empty for the module.
        was: the old lines, without their indentation.
        becomes: the new lines.
        line: number of the first of them.
    """

    text: str
    function: str
    was: str
    becomes: str
    line: int

    @property
    def key(self) -> tuple[str, str, str]:
        """The name of the change, wherever in the file it stands."""
        return self.function, self.was, self.becomes

    @property
    def diff(self) -> str:
        """The change, as a person reads it."""
        went = [f"- {line}" for line in self.was.splitlines()]
        came = [f"+ {line}" for line in self.becomes.splitlines()]
        return "\n".join([f"line {self.line}, in {self.function or 'the module'}", *went, *came])


def mutants_of(path: Path) -> list[Mutant]:
    """Return all mutants of a solution that differ in more than words, each once.

    Raises:
        CourseError: it is not a Python program.
    """
    text, tree = text_of(path), parsed(path)
    found: dict[str, Mutant] = {_essence(text) or "": _mutant(text, text, tree)}
    original = next(iter(found))
    for changed in (*_general(text), *_of_tensors(text, tree)):
        does = _essence(changed)
        if does is not None and does not in found:
            found[does] = _mutant(changed, text, tree)
    del found[original]
    return list(found.values())


def _general(text: str) -> Iterator[str]:
    import parso
    from cosmic_ray import plugins
    from cosmic_ray.ast import ast_nodes
    from cosmic_ray.mutating import mutate_code

    logging.getLogger("cosmic_ray").setLevel(logging.ERROR)
    nodes = list(ast_nodes(parso.parse(text)))
    for name in sorted(plugins.operator_names()):
        if "Variable" in name:  # these two need the name of a variable
            continue
        operator = plugins.get_operator(name)()
        count = sum(len(list(operator.mutation_positions(node))) for node in nodes)
        for occurrence in range(count):
            changed = mutate_code(text, operator, occurrence)
            if changed is not None:
                yield changed


def _of_tensors(text: str, tree: ast.Module) -> Iterator[str]:
    raw = text.encode()
    starts = [0]
    for line in raw.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in _code(tree):
        for operator in OPERATORS:
            for place, new in operator(node):
                begin = starts[place.lineno - 1] + place.col_offset  # type: ignore[attr-defined]
                end = starts[place.end_lineno - 1] + place.end_col_offset  # type: ignore[attr-defined]
                yield (raw[:begin] + new.encode() + raw[end:]).decode()


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """Walk through a tree, annotations and decorators left out."""
    yield node
    for name, field in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in field if isinstance(field, list) else [field]:
            if isinstance(child, ast.AST):
                yield from _code(child)


def _essence(text: str) -> str | None:
    """Return what a program does, as text; None if it does not compile."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # such as `is` with a literal
            compile(text, "mutant", "exec", dont_inherit=True)
        return essence(text)
    except (SyntaxError, ValueError):
        return None


def _mutant(changed: str, text: str, tree: ast.Module) -> Mutant:
    old, new = text.splitlines(), changed.splitlines()
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    blocks = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    if not blocks:
        return Mutant(changed, "", "", "", 1)
    (_, begin, _, new_begin, _), (_, _, end, _, new_end) = blocks[0], blocks[-1]
    was = "\n".join(line.strip() for line in old[begin:end])
    becomes = "\n".join(line.strip() for line in new[new_begin:new_end])
    return Mutant(changed, _function_at(tree, begin + 1), was, becomes, begin + 1)


def _function_at(node: ast.AST, line: int) -> str:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.ClassDef) and (
            child.lineno <= line <= (child.end_lineno or child.lineno)
        ):
            inner = _function_at(child, line)
            return f"{child.name}.{inner}" if inner else child.name
    return ""
