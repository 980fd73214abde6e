"""The contract of an exercise: its functions and classes, what they build on, their checks."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from gradlings.course.exercise import Exercise
from gradlings.course.syntax import definitions, essence, parsed, reachable


def contract_of(exercise: Exercise) -> frozenset[str]:
    """Return the names that the contract asks for: what the stub defines."""
    return frozenset(definitions(parsed(exercise.stub)))


def suspects(exercise: Exercise, path: Path) -> set[str]:
    """Find the functions and classes of the contract that are not the solution's, word by word.

    A name also counts if it calls a helper outside the contract that is not the solution's.
    """
    contract = contract_of(exercise)
    theirs = definitions(ast.parse(exercise.program_of(path)))
    ours = definitions(parsed(exercise.solution))
    own = {name: node for name, node in theirs.items() if name not in contract}
    differing = {name for name, node in theirs.items() if not _same(node, ours.get(name))}
    return {
        name
        for name in contract
        if name not in theirs or reachable(name, own | {name: theirs[name]}) & differing
    }


def solution_of(exercise: Exercise, name: str) -> str:
    """Return the solution's source of one function or class, with what it needs."""
    tree = parsed(exercise.solution)
    defined = definitions(tree)
    contract = contract_of(exercise)
    own = {other: node for other, node in defined.items() if other not in contract or other == name}
    needed = [defined[other] for other in reachable(name, own)]
    kept = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom) or n in needed]
    return ast.unparse(ast.Module(kept, []))


def _same(one: ast.stmt, other: ast.stmt | None) -> bool:
    return other is not None and essence(one) == essence(other)


def built_on(exercise: Exercise) -> dict[str, frozenset[str]]:
    """Find which other functions and classes of the contract each of them uses in the solution."""
    defined, contract = definitions(parsed(exercise.solution)), contract_of(exercise)
    return {name: frozenset(reachable(name, defined)) & contract - {name} for name in contract}


def touched_by(exercise: Exercise) -> dict[str, frozenset[str]]:
    """Find which functions and classes of the contract each check asks of a submission's module.

    Probes ask by `module.name`. A check whose probes name none of the contract touches them all.
    """
    contract = contract_of(exercise)
    found: dict[str, frozenset[str]] = {}
    shared = definitions(parsed(exercise.probes)) if exercise.probes.is_file() else {}
    for path in exercise.graders:
        defined = shared | definitions(parsed(path))
        for check in exercise.checks:
            if check.file == path:
                nodes = [defined[name] for name in reachable(check.function, defined)]
                found[check.id] = frozenset(_asked(nodes)) & contract or contract
    return found


def _asked(nodes: Iterable[ast.AST]) -> set[str]:
    return {
        inner.attr
        for node in nodes
        for inner in ast.walk(node)
        if isinstance(inner, ast.Attribute)
        and isinstance(inner.value, ast.Name)
        and inner.value.id == "module"
    }
