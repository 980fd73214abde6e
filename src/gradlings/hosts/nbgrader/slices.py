"""Take from a notebook's code the statements that a program uses, in their order.

A name is used if the task asks for it, or if a statement that is used mentions it. Its definitions
are used, and what changes its value. Nothing else is: a trial that fails, waits or takes long
concerns no task.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gradlings.hosts.nbgrader.statements import GIVEN, STAR, Statement

_BY_NAME = {"globals", "locals", "vars", "eval", "exec"}  # which names they use, nobody can see
_WITH_SETTINGS = {"sys", "torch", "numpy", "random", "warnings"}

Cells = Sequence[Sequence[Statement]]


@dataclass
class Slice:
    """The statements that a program uses.

    Args:
        near: of the cells that belong to the program.
        far: of the rest of the notebook.
        needed: the names that they use.
    """

    near: set[Statement] = field(default_factory=set)
    far: set[Statement] = field(default_factory=set)
    needed: set[str] = field(default_factory=set)


class Slicer:
    """Finds what a program uses.

    Args:
        near: statements of the cells that belong to the program, in order.
        far: of the rest of the notebook.
    """

    def __init__(self, near: Cells, far: Cells) -> None:
        self.near = [statement for cell in near for statement in cell]
        self.far = far
        everything = [*self.near, *(s for cell in far for s in cell)]
        self._bound_near = {name for s in self.near for name in s.binds}
        self._modules = {name: s.module for s in everything if s.is_import for name in s.binds}
        self._defined: dict[str, list[Statement]] = {}
        for statement in everything:
            if statement.is_definition:
                for name in statement.binds:
                    self._defined.setdefault(name, []).append(statement)
        self._effects = {s: frozenset(self._effects_of(s)) for s in everything}

    def slice(self, wanted: Iterable[str]) -> Slice:
        """Return the statements that define some names, and all that those use."""
        found = Slice(needed=set(wanted))
        found.near |= {s for s in self.near if s.is_of_the_future or self._is_setting(s)}
        size = -1
        while size != len(found.near) + len(found.far) + len(found.needed):
            size = len(found.near) + len(found.far) + len(found.needed)
            found.near |= {s for s in self.near if self._is_used(s, found.needed)}
            for name in found.needed - self._bound_near:
                found.far |= set(self._defining(name))
            chosen = found.near | found.far
            found.needed |= {name for s in chosen for name in s.uses}
            if any(self._goes_by_name(s) for s in chosen):
                found.near |= set(self.near)
        found.near |= {s for s in self.near if STAR in s.binds and self._lacks(found)}
        if self._lacks(found):
            found.far |= {s for cell in self.far for s in cell if STAR in s.binds}
        return found

    def _is_used(self, statement: Statement, needed: set[str]) -> bool:
        return not needed.isdisjoint(statement.binds | self._effects[statement])

    def _defining(self, name: str) -> Iterator[Statement]:
        """Return what defines or changes a name in the last cell that defines it.

        If that begins with the name's own value, the cells before it count, too.
        """
        for cell in reversed(self.far):
            defining = [s for s in cell if name in s.binds]
            if defining:
                yield from (s for s in cell if name in s.binds | self._effects[s])
                if name not in defining[0].runs:
                    return

    def _lacks(self, found: Slice) -> bool:
        """Whether the program uses a name that nothing defines."""
        there = {name for s in found.near | found.far for name in s.binds}
        return bool(found.needed - there - GIVEN)

    def _effects_of(self, statement: Statement) -> Iterator[str]:
        """Return the names of values that a statement changes when it runs."""
        if not statement.is_definition:
            called = {*self._modules, *self._defined} if statement.is_call else set()
            yield from statement.changes - called  # a module's function is no change of it
        seen: set[str] = set()
        todo = sorted(statement.runs)
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                for definition in self._defined.get(name, ()):
                    yield from definition.changes - set(self._modules)
                    todo += sorted(definition.uses)

    def _is_setting(self, statement: Statement) -> bool:
        return self._modules.get(statement.sets) in _WITH_SETTINGS

    @staticmethod
    def _goes_by_name(statement: Statement) -> bool:
        return not _BY_NAME.isdisjoint(statement.mentions)
