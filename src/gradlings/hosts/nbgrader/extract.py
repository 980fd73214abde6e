"""Extract the work for each exercise from a notebook: a program, or a sheet of answers.

An exercise's program consists of the student's own cells above the first task, and of the cells
between the task's text and `check_here`, the solution cell included. Only the definitions in the
student's own cells count. Names that the program needs and does not define are looked for in the
rest of the notebook, since they are there when the notebook is run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from nbformat import NotebookNode

from gradlings.course.exercise import Exercise
from gradlings.course.submissions import Submission
from gradlings.course.syntax import essence
from gradlings.hosts.nbgrader.cells import SHEET, TOPIC, Kind, slot_in
from gradlings.hosts.nbgrader.code import Code, code_in_text, code_of
from gradlings.hosts.nbgrader.solution_regions import UNWRITTEN


@dataclass
class _Part:
    """A piece of code in a notebook.

    Args:
        code: its Python.
        exercise: in whose section it stands; empty above the first task.
        asked: of a solution cell: the names that the student has to define.
        unwritten: those of them that are still as they were handed out.
        is_near: whether it stands above the first task, or between a task and its check_here.
        is_text: whether it stands in a cell of text.
    """

    code: Code
    exercise: str
    asked: frozenset[str] | None = None
    unwritten: frozenset[str] = frozenset()
    is_near: bool = False
    is_text: bool = False

    def is_of(self, name: str) -> bool:
        """Whether it belongs to an exercise's program because of where it stands."""
        if self.asked is not None:
            return self.exercise == name
        return self.is_near and self.exercise in ("", name)

    def gives(self, name: str) -> bool:
        """Whether it may supply a name to another exercise."""
        taken = self.asked or frozenset()
        return name in self.code.defined and name not in taken


@dataclass
class Program:
    """A student's program for one exercise.

    Args:
        text: the program.
        notes: what was left out or found elsewhere, for the student.
    """

    text: str
    notes: list[str] = field(default_factory=list)


def submissions_in(
    notebook: NotebookNode, release: NotebookNode, exercises: Sequence[Exercise], student: str
) -> list[tuple[Exercise, Submission, list[str]]]:
    """Extract a submission and notes for each exercise from a mended notebook.

    Args:
        notebook: in the form of its release.
        release: as handed out.
        exercises: of the topic.
        student: whose it is.
    """
    parts = list(_parts(notebook, release))
    return [_submission(notebook, exercise, parts, student) for exercise in exercises]


def _submission(
    notebook: NotebookNode, exercise: Exercise, parts: list[_Part], student: str
) -> tuple[Exercise, Submission, list[str]]:
    is_program = exercise.is_program
    program = _program(exercise.name, parts) if is_program else Program(sheet_of(notebook))
    size = len(program.text.encode())
    if size > exercise.max_bytes:
        reason = f"the part of the notebook for {exercise.name} is larger than "
        reason += f"{exercise.max_bytes // 1024} KiB"
        return exercise, Submission(student, exercise.id, None, reason), program.notes
    return exercise, Submission(student, exercise.id, program.text), program.notes


def sheet_of(notebook: NotebookNode) -> str:
    """Combine the questions and the student's answers into a sheet."""
    texts = []
    for cell in notebook.cells:
        slot = slot_in(cell)
        if slot and slot.exercise == SHEET and slot.name != "intro":
            texts.append(cell.source.strip("\n"))
    return "\n\n".join(texts) + "\n"


def _parts(notebook: NotebookNode, release: NotebookNode) -> Iterator[_Part]:
    given = {slot_in(cell): cell.source for cell in release.cells}
    section, is_near = "", True
    for cell in notebook.cells:
        slot = slot_in(cell)
        if slot is None:
            yield from _own_part(cell, section, is_near)
        elif slot.kind is Kind.SOLUTION:
            yield _solution_part(slot.exercise, cell.source, given[slot])
        elif slot.exercise != TOPIC:
            section, is_near = slot.exercise, slot.kind is Kind.TEXT


def _solution_part(exercise: str, source: str, given: str) -> _Part:
    code, released = code_of(source), _released(given)
    if code.tree is None:
        code = code_in_text(source) or code  # the student made it a cell of text, with a fence
    asked = frozenset(released)
    if code.tree is None:
        return _Part(code, exercise, asked)
    if source.strip() == given.strip():
        return _Part(code, exercise, asked, asked)
    unwritten = frozenset(
        name
        for name, essences in released.items()
        if name not in code.defined
        or (UNWRITTEN in source and _essence(code.defined[name]) == essences)
    )
    return _Part(code, exercise, asked, unwritten)


@lru_cache(maxsize=256)
def _released(source: str) -> dict[str, list[str]]:
    """Return the definitions of a cell as it was handed out, by name."""
    return {name: _essence(statements) for name, statements in Code(source).defined.items()}


def _essence(statements: list[ast.stmt]) -> list[str]:
    return [essence(ast.unparse(statement)) for statement in statements]


def _own_part(cell: NotebookNode, section: str, is_near: bool) -> Iterator[_Part]:
    if cell.cell_type == "code":
        yield _Part(code_of(cell.source), section, is_near=is_near)
    else:
        code = code_in_text(cell.source)
        if code:
            yield _Part(code, section, is_text=True)


def _program(name: str, parts: list[_Part]) -> Program:
    near, rest = [p for p in parts if p.is_of(name)], [p for p in parts if not p.is_of(name)]
    notes: list[str] = []
    texts, needed = [], set[str]()
    there, unwritten = set[str](), set[str]()
    for part in near:
        code = part.code
        if part.asked is None and code.tree is None:
            notes.append(_unreadable(part))
            continue
        if part.asked is None and not code.defined:
            continue  # the student tried something out
        notes += [f"Left out, since it is not Python: `{line}`" for line in code.left_out]
        texts.append(code.text if part.asked is not None else code.definitions().text)
        needed |= code.needed
        there |= set(code.defined)
        unwritten |= part.unwritten
    unwritten -= {n for p in near if p.asked is None for n in p.code.defined}
    for part in rest:
        found = {wanted for wanted in unwritten if part.gives(wanted)}
        if found:
            picked = part.code.picked(_with_what_it_needs(part, found, there))
            texts.append(picked)
            needed |= Code(picked).needed
            there |= set(part.code.defined)
            where = "a cell of text" if part.is_text else "another cell"
            names = ", ".join(sorted(found))
            notes.append(f"{names}: found in {where} of the notebook, and counted here.")
    before = _supplied(needed - there, there, rest)
    return Program("\n".join([*before, *texts]).strip("\n") + "\n", notes)


def _unreadable(part: _Part) -> str:
    first = part.code.text.strip().split("\n")[0][:60]
    return f"One of your cells is not Python and was left out; it begins with `{first}`."


def _with_what_it_needs(part: _Part, wanted: set[str], there: set[str]) -> list[ast.stmt]:
    """Return the statements that define some names, or names that the program lacks."""
    statements = {
        id(statement): statement
        for name, all_of_them in part.code.defined.items()
        if name in wanted or name not in there
        for statement in all_of_them
    }
    return list(statements.values())


def _supplied(missing: set[str], there: set[str], rest: list[_Part]) -> Iterator[str]:
    """Return the statements elsewhere that define the missing names and what those need."""
    picked: dict[int, list[ast.stmt]] = {}
    todo, seen = sorted(missing), set(there)
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        for index in reversed(range(len(rest))):
            statements = rest[index].code.defined.get(name)
            if statements and not rest[index].is_text:
                picked.setdefault(index, []).append(statements[-1])
                todo += sorted(Code(rest[index].code.picked([statements[-1]])).needed)
                break
    for index, statements in sorted(picked.items()):
        yield rest[index].code.picked(list(dict.fromkeys(statements)))
