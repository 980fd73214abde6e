"""The pieces of code in a notebook: where each stands, and what it has of a task."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from nbformat import NotebookNode

from gradlings.course.syntax import essence
from gradlings.hosts.nbgrader.cells import PROMPT, TOPIC, Kind, slot_in
from gradlings.hosts.nbgrader.code import Code, code_in_text, code_of
from gradlings.hosts.nbgrader.repair import number_of
from gradlings.hosts.nbgrader.solution_regions import UNWRITTEN
from gradlings.hosts.nbgrader.statements import Statement


@dataclass(eq=False)
class Part:
    """A piece of code in a notebook.

    Args:
        code: its Python.
        where: its cell, in words.
        exercise: in whose section it stands; empty above the first task.
        asked: of a solution cell: the names that the student has to define.
        unwritten: those of them that are still as they were handed out.
        is_near: whether it stands above the first task, or between a task and its check_here.
        is_text: whether it stands in a cell of text.
    """

    code: Code
    where: str
    exercise: str
    asked: frozenset[str] | None = None
    unwritten: frozenset[str] = frozenset()
    is_near: bool = False
    is_text: bool = False

    @property
    def is_solution(self) -> bool:
        """Whether it is a solution cell, not one of the student's own."""
        return self.asked is not None

    def is_of(self, name: str) -> bool:
        """Whether it belongs to an exercise's program because of where it stands."""
        if self.is_solution:
            return self.exercise == name
        return self.is_near and self.exercise in ("", name)

    def gives(self, name: str) -> bool:
        """Whether it may supply a name to another exercise."""
        return name in self.code.defined and name not in (self.asked or ())

    def without(self, names: Collection[str]) -> list[Statement]:
        """Return its statements but for those that define one of some names."""
        return [s for s in self.code.statements if s.binds.isdisjoint(names)]


def parts_of(notebook: NotebookNode, release: NotebookNode) -> list[Part]:
    """Return the code in a notebook, cell by cell.

    Args:
        notebook: in the form of its release.
        release: as handed out.
    """
    return list(_parts(notebook, release))


def _parts(notebook: NotebookNode, release: NotebookNode) -> Iterator[Part]:
    given = {slot_in(cell): cell.source for cell in release.cells}
    section, is_near = "", True
    for cell in notebook.cells:
        slot = slot_in(cell)
        if slot is None:
            yield from _own_part(cell, section, is_near)
        elif slot.kind is Kind.SOLUTION:
            yield _solution_part(slot.exercise, cell.source, given[slot])
        elif slot.exercise != TOPIC:
            section, is_near = slot.exercise, slot.name == PROMPT


def _own_part(cell: NotebookNode, section: str, is_near: bool) -> Iterator[Part]:
    where = f"cell {number_of(cell)}"
    if cell.cell_type == "code":
        yield Part(code_of(cell.source), where, section, is_near=is_near)
    else:
        code = code_in_text(cell.source)
        if code:
            yield Part(code, where, section, is_text=True)


def _solution_part(exercise: str, source: str, given: str) -> Part:
    code, released = code_of(source), _released(given)
    if code.tree is None:
        code = code_in_text(source) or code  # the student made it a cell of text, with a fence
    part = Part(code, f"the solution of {exercise}", exercise, frozenset(released))
    if source.strip() == given.strip():
        part.unwritten = frozenset(released)
    elif code.tree is not None:
        part.unwritten = frozenset(
            name
            for name, essences in released.items()
            if name not in code.defined
            or (UNWRITTEN in source and _essence(code.defined[name]) == essences)
        )
    return part


@lru_cache(maxsize=256)
def _released(source: str) -> dict[str, list[str]]:
    """Return the definitions of a cell as it was handed out, by name."""
    return {name: _essence(statements) for name, statements in Code(source).defined.items()}


def _essence(statements: list[ast.stmt]) -> list[str]:
    return [essence(ast.unparse(statement)) for statement in statements]
