"""The contract of an exercise: its functions and classes, what they build on, their checks."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import lru_cache

from gradlings.course.exercise import Exercise
from gradlings.course.syntax import definitions, essence, essences, parsed, program_text, reachable


def contract_of(exercise: Exercise) -> frozenset[str]:
    """Return the names that the contract asks for: what the stub defines."""
    return frozenset(essences(program_text(exercise.stub)))


def suspects(exercise: Exercise, program: str) -> set[str]:
    """Find the functions and classes of the contract that are not the solution's, word by word.

    A name also counts if it calls a helper outside the contract that is not the solution's.
    """
    contract = contract_of(exercise)
    theirs, ours = definitions(ast.parse(program)), essences(program_text(exercise.solution))
    own = {name: node for name, node in theirs.items() if name not in contract}
    differing = {name for name, node in theirs.items() if essence(node) != ours.get(name)}
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


def built_on(exercise: Exercise) -> dict[str, frozenset[str]]:
    """Find which other functions and classes of the contract each of them uses in the solution."""
    defined, contract = definitions(parsed(exercise.solution)), contract_of(exercise)
    return {name: frozenset(reachable(name, defined)) & contract - {name} for name in contract}


def touched_by(exercise: Exercise) -> dict[str, frozenset[str]]:
    """Find which functions and classes of the contract each check asks of a submission's module.

    Probes ask by `module.name`. A check whose probes name none of the contract touches them all.
    """
    contract = contract_of(exercise)
    shared = program_text(exercise.probes) if exercise.probes.is_file() else ""
    asked = {path: _asked_by(shared, program_text(path)) for path in exercise.graders}
    return {
        c.id: asked[c.file].get(c.function, contract) & contract or contract
        for c in exercise.checks
    }


@lru_cache(maxsize=64)
def _asked_by(probes: str, grader: str) -> Mapping[str, frozenset[str]]:
    """Return what each function of a grader, and of its probes, asks of a submission's module."""
    defined = definitions(ast.parse(probes)) | definitions(ast.parse(grader))
    own = {name: _asked(node) for name, node in defined.items()}
    return {
        name: frozenset().union(*(own[other] for other in reachable(name, defined)))
        for name in defined
    }


def _asked(node: ast.AST) -> set[str]:
    return {
        inner.attr
        for inner in ast.walk(node)
        if isinstance(inner, ast.Attribute)
        and isinstance(inner.value, ast.Name)
        and inner.value.id == "module"
    }
