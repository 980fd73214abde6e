"""Prove that an edition holds nothing hidden: no file, no function's body, no reason of a key."""

from __future__ import annotations

import ast
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from gradlings.authoring.release.contents import Edition
from gradlings.course import pack
from gradlings.course.course import Course
from gradlings.course.exercise import HIDDEN, PROBES, PUBLIC, Exercise
from gradlings.course.syntax import essence, parsed
from gradlings.errors import CourseError
from gradlings.study.hints import FILE as HINTS

_WORD = re.compile(r"[^\W\d]\w*")
_SHORTEST = 12  # characters of code without blanks: shorter code gives nothing away
_SHORTEST_WORDS = 20


@dataclass(frozen=True)
class Leak:
    """Something hidden in an edition.

    Args:
        where: the place in the edition.
        source: the place in the instructor's repo that it comes from.
    """

    where: str
    source: str


@dataclass(frozen=True)
class _Secret:
    """A piece of what students must not see.

    Args:
        source: its place in the instructor's repo.
        body: the statements of a function, as trees to compare; empty for a text.
        text: its text, without blanks.
        words: names in the body; a file that lacks one does not hold the secret.
    """

    source: str
    body: tuple[str, ...]
    text: str
    words: frozenset[str] = frozenset()


def leaks_in(
    edition: Edition, course: Course, solved: Sequence[Exercise] = (), packed: bytes = b""
) -> list[Leak]:
    """Find what an edition gives away.

    Args:
        edition: the students' files.
        course: the instructor's course, all of it: what is not released is also hidden.
        solved: exercises whose solutions are released.
        packed: the pack of a self-study edition, which may be in its place and nowhere else; empty
            for any other edition.

    Raises:
        CourseError: a solution or a key cannot be read.
    """
    open_paths = {exercise.solution_path for exercise in solved}
    hidden = [exercise for exercise in course.exercises if exercise not in solved]
    secrets = [secret for exercise in hidden for secret in _secrets_of(exercise)]
    found = list(_hidden_files(edition, course, open_paths))
    for path, raw in edition.items():
        is_pack = path == pack.FILE or zipfile.is_zipfile(BytesIO(raw))
        if is_pack and not (path == pack.FILE and packed and raw == packed):
            found.append(Leak(path, "a pack of solutions"))
        if path not in open_paths:
            found += _in_file(path, raw, secrets)
    return found


def _hidden_files(edition: Edition, course: Course, open_paths: set[str]) -> Iterator[Leak]:
    """Find files in the places of hidden files, and copies of hidden files elsewhere."""
    copies = {
        path.read_bytes(): path.relative_to(course.root).as_posix()
        for folder in ("solutions", "graders")
        for path in sorted((course.root / folder).rglob("*"))
        if path.is_file() and _is_hidden(path.relative_to(course.root).as_posix(), open_paths)
    }
    for path, raw in edition.items():
        if _is_hidden(path, open_paths):
            yield Leak(path, path)
        elif raw.strip() and raw in copies:
            yield Leak(path, copies[raw])


def _is_hidden(path: str, open_paths: set[str]) -> bool:
    parts = PurePosixPath(path).parts
    if parts[0] == "solutions":
        return path not in open_paths
    if parts[0] == "graders":
        return parts[-1] not in (PUBLIC, PROBES, HINTS)
    return parts[-1] == HIDDEN and parts[0] != "src"


def _secrets_of(exercise: Exercise) -> Iterator[_Secret]:
    path = exercise.solution
    if not path.is_file():
        return
    where = exercise.solution_path
    if not exercise.is_program:
        yield from (
            _Secret(f"{where}:{line}", (), _squeezed(text))
            for line, text in _texts_of_key(exercise)
        )
        return
    given = (
        {body for _, body, _ in _bodies(parsed(exercise.stub))}
        if exercise.stub.is_file()
        else set()
    )
    for line, body, text in _bodies(parsed(path)):
        words, squeezed = frozenset(_WORD.findall(text)), _squeezed(text)
        if body not in given and len(squeezed) >= _SHORTEST:
            yield _Secret(f"{where}:{line}", body, squeezed, words)


def _texts_of_key(sheet: Exercise) -> Iterator[tuple[int, str]]:
    """Return the texts that only the key has, with the line of their question."""
    for question in sheet.questions:
        texts = (text for text in question.kept_back() if len(text) >= _SHORTEST_WORDS)
        yield from ((question.line, text) for text in texts)


def _bodies(tree: ast.Module) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Return line, statements and text of each function's body, its docstring left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = [s for s in node.body if not _does_nothing(s)]
            text = "\n".join(map(ast.unparse, body))
            yield node.lineno, tuple(map(essence, body)), text


def _does_nothing(node: ast.stmt) -> bool:
    """Whether a statement does nothing: a docstring, an ellipsis, a pass."""
    is_constant = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_constant or isinstance(node, ast.Pass)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _in_file(path: str, raw: bytes, secrets: Sequence[_Secret]) -> Iterator[Leak]:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return  # not text: `_hidden_files` finds it if it is a copy
    squeezed = _squeezed(text)
    for secret in secrets:
        if secret.text in squeezed:
            yield Leak(path, secret.source)
    if path.endswith(".py"):
        yield from _in_program(path, text, [s for s in secrets if s.text not in squeezed])


def _in_program(path: str, text: str, secrets: Sequence[_Secret]) -> Iterator[Leak]:
    words = set(_WORD.findall(text))
    possible = [secret for secret in secrets if secret.body and secret.words <= words]
    blocks = list(_blocks(path, text)) if possible else []
    for secret in possible:
        line = next((line for line, block in blocks if _holds(block, secret.body)), None)
        if line is not None:
            yield Leak(f"{path}:{line}", secret.source)


def _blocks(path: str, text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Return each run of statements of a program, as trees to compare, with its first line."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        raise CourseError(f"{path}: {error}; mend it before it is released") from None
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                statements = [s for s in block if not _does_nothing(s)]
                if statements:
                    yield statements[0].lineno, tuple(map(essence, statements))


def _holds(block: tuple[str, ...], body: tuple[str, ...]) -> bool:
    size = len(body)
    return any(block[i : i + size] == body for i in range(len(block) - size + 1))


def require_no_leaks(
    edition: Edition, course: Course, solved: Sequence[Exercise] = (), packed: bytes = b""
) -> None:
    """Raise CourseError if an edition gives something away; the message names both places.

    For the arguments see `leaks_in`.
    """
    found = leaks_in(edition, course, solved, packed)
    if found:
        places = "\n".join(
            f"  {leak.where} holds what {leak.source} keeps hidden" for leak in found
        )
        raise CourseError(
            f"nothing was written, since the edition would give answers away:\n{places}"
        )
