"""Combine a student's program for one exercise from the cells of a notebook."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gradlings.hosts.nbgrader.parts import Part
from gradlings.hosts.nbgrader.slices import Slicer
from gradlings.hosts.nbgrader.statements import GIVEN, Statement
from gradlings.sandbox.pieces import as_piece


@dataclass
class Program:
    """A student's program for one exercise.

    Args:
        text: the program.
        notes: what was left out or found elsewhere, for the student.
        used: the statements in it.
    """

    text: str
    notes: list[str] = field(default_factory=list)
    used: Collection[Statement] = ()


def program_of(name: str, parts: Sequence[Part]) -> Program:
    """Combine the program of an exercise: its solution cell, and what that uses of the others.

    Args:
        name: of the exercise.
        parts: of the notebook.
    """
    near, far = [p for p in parts if p.is_of(name)], [p for p in parts if not p.is_of(name)]
    asked = frozenset[str]().union(*(p.asked or () for p in near))
    for part in near:
        if part.is_solution and part.code.tree is None:
            return Program(part.code.text.strip("\n") + "\n", list(_left_out(near)))
    here = {n for part in near if not part.is_solution for n in part.code.defined}
    unwritten = {n for part in near for n in part.unwritten}
    moved = dict(_moved(unwritten - here, far))
    far = [p for p in far if not p.is_text or p in moved.values()]
    stubs = unwritten & (here | moved.keys())
    mine = [p.without(stubs if p.is_solution else ()) for p in near]
    theirs = [p.without(moved.keys() & (p.asked or ())) for p in far]
    found = Slicer(mine, theirs).slice(asked)
    used = found.near | found.far
    for part, statements in zip(near, mine, strict=True):
        if part.is_solution:
            used |= set(_harmless(statements, used))
    notes = [*_left_out(near), *_found_elsewhere(moved)]
    return Program(_text(parts, near, used), notes, used)


def _moved(unwritten: Iterable[str], far: Sequence[Part]) -> Iterator[tuple[str, Part]]:
    """Return names that the student has to define, and has defined in another place."""
    for name in sorted(unwritten):
        giving = [part for part in far if part.gives(name)]
        if giving:
            yield name, giving[-1]


def _harmless(statements: Iterable[Statement], used: Collection[Statement]) -> Iterator[Statement]:
    """Return what else a solution cell defines, if that cannot fail: it stays in its place."""
    there = GIVEN.union(*(s.binds for s in used))
    for statement in statements:
        if statement.is_harmless and statement.runs <= there:
            there |= statement.binds
            yield statement


def _left_out(near: Iterable[Part]) -> Iterator[str]:
    for part in near:
        if not part.is_solution and part.code.tree is None:
            first = part.code.text.strip().split("\n")[0][:60]
            yield f"One of your cells is not Python and was left out; it begins with `{first}`."
        elif part.is_solution or part.code.defined:
            yield from (f"Left out, since it is not Python: `{x}`" for x in part.code.left_out)


def _found_elsewhere(moved: Mapping[str, Part]) -> Iterator[str]:
    for part in dict.fromkeys(moved.values()):
        where = "a cell of text" if part.is_text else "another cell"
        names = ", ".join(name for name in moved if moved[name] is part)
        yield f"{names}: found in {where} of the notebook, and counted here."


def _text(parts: Sequence[Part], near: Sequence[Part], used: Collection[Statement]) -> str:
    """Combine the pieces of a program; what the rest of the notebook supplies comes first.

    What stands in the rest, below the program, and uses it, comes last.
    """
    here = {name for p in near for s in p.code.statements if s in used for name in s.binds}
    ordered: tuple[list[Part], list[Part], list[Part]] = ([], [], [])
    for part in parts:
        chosen = [s for s in part.code.statements if s in used]
        if part in near:
            ordered[1].extend([part] if chosen or part.is_solution else [])
        elif chosen:
            is_last = bool(ordered[1]) and any(not s.runs.isdisjoint(here) for s in chosen)
            ordered[2 if is_last else 0].append(part)
    together = [part for group in ordered for part in group]
    texts = [
        part.code.only(used) if part in near and part.is_solution else part.code.picked(used)
        for part in together
    ]
    if len(together) > 1:
        texts = [
            as_piece(part.where, text.strip("\n"))
            for part, text in zip(together, texts, strict=True)
        ]
    return "\n".join(texts).strip("\n") + "\n"
