"""The course: topics in order, their exercises, and the checks of each, read without running any.

A path under exercises/ is the key: the same path in solutions/ and graders/ holds the rest.
"""

from __future__ import annotations

import ast
import difflib
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from gradlings.errors import CourseError, UsageError
from gradlings.syntax import parsed

COURSE_FILE = "course.toml"
PUBLIC, HIDDEN = "test_public.py", "test_hidden.py"
NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Check:
    """One test function of a grader.

    Args:
        file: the grader's file.
        function: name of the test function.
        title: its docstring, on one line: what a student reads.
        points: what it is worth, > 0.
        hidden: whether it never leaves the instructor's repo.
    """

    file: Path
    function: str
    title: str
    points: float
    hidden: bool

    @property
    def id(self) -> str:
        """`test_hidden.py::test_value`: unique within its exercise."""
        return f"{self.file.name}::{self.function}"


@dataclass(frozen=True)
class Misconception:
    """A known mistake, as a wrong answer's docstring tells it.

    Args:
        path: the wrong answer.
        belief: what a student believes who makes it; empty if it does not say.
        advice: what to look at; empty if it does not say.
    """

    path: Path
    belief: str
    advice: str

    @property
    def slug(self) -> str:
        """Its name within the exercise."""
        return self.path.stem


@dataclass(frozen=True)
class Exercise:
    """One file that a student fills in, and all that belongs to it.

    Args:
        root: folder of the course.
        topic: the topic's name.
        name: the exercise's name; also the module's name.
        answers: ids of the seed questions that it answers.
    """

    root: Path
    topic: str
    name: str
    answers: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """`topic/exercise`: its identity everywhere."""
        return f"{self.topic}/{self.name}"

    @property
    def path(self) -> str:
        """Path of the student's file within any repo of the course."""
        return f"exercises/{self.id}.py"

    @property
    def stub(self) -> Path:
        """The student's file in this repo."""
        return self.root / self.path

    @property
    def solution(self) -> Path:
        """The hidden solution."""
        return self.root / "solutions" / f"{self.id}.py"

    @property
    def grader(self) -> Path:
        """Folder of its checks, right and wrong answers."""
        return self.root / "graders" / self.id

    @property
    def graders(self) -> list[Path]:
        """The files of checks that are there, public first."""
        return [path for path in (self.grader / PUBLIC, self.grader / HIDDEN) if path.is_file()]

    def answers_of(self, kind: str) -> list[Path]:
        """Give the answers of a kind, "right" or "wrong", by name."""
        return sorted((self.grader / kind).glob("*.py"))

    @property
    def misconceptions(self) -> list[Misconception]:
        """The known mistakes, by name.

        Raises:
            CourseError: a wrong answer is not a Python program.
        """
        return [_misconception(path) for path in self.answers_of("wrong")]

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """All checks, public first, each file's in order.

        Raises:
            CourseError: there are none, or one has no title or no positive number of points.
        """
        found = tuple(check for path in self.graders for check in _checks_of(path))
        if not found:
            raise CourseError(f"{self.grader}: no checks; write {PUBLIC} with a test function")
        return found

    @property
    def max_score(self) -> float:
        """Points of all checks."""
        return sum(check.points for check in self.checks)

    def require_official(self) -> None:
        """Raise CourseError unless all that official grading needs is there."""
        for path in (self.solution, self.grader / HIDDEN):
            if not path.is_file():
                raise CourseError(
                    f"{path}: missing; official grading of {self.id} needs it "
                    "(are you in the instructor's repo?)"
                )


@dataclass(frozen=True)
class Topic:
    """A folder of exercises.

    Args:
        name: the folder's name.
        title: what people call it.
        exercises: in order.
    """

    name: str
    title: str
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class Course:
    """The content of a repo.

    Args:
        root: its folder.
        name: a short name.
        title: what people call it.
        topics: in order.
    """

    root: Path
    name: str
    title: str
    topics: tuple[Topic, ...]

    @property
    def exercises(self) -> list[Exercise]:
        """All exercises, in order."""
        return [exercise for topic in self.topics for exercise in topic.exercises]

    def select(self, names: Sequence[str]) -> list[Exercise]:
        """Find exercises by id, name, topic or path of the student's file; all for no names.

        Raises:
            UsageError: nothing is called that; it names what comes near.
        """
        if not names:
            return self.exercises
        wanted = {exercise.id for name in names for exercise in self._named(name)}
        return [exercise for exercise in self.exercises if exercise.id in wanted]

    def _named(self, name: str) -> list[Exercise]:
        key = name.removeprefix("./").rstrip("/").removeprefix("exercises/").removesuffix(".py")
        found = [e for e in self.exercises if key in (e.id, e.name, e.topic)]
        if found:
            return found
        known = [n for e in self.exercises for n in (e.id, e.name, e.topic)]
        near = difflib.get_close_matches(key, dict.fromkeys(known), n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "`gradlings list` shows them all"
        raise UsageError(f"no exercise or topic is called {name!r}; {hint}")


def find_course(start: Path) -> Course:
    """Load the course of the folder `start`, or of the nearest one above that has one.

    Raises:
        UsageError: there is none.
        CourseError: its course.toml is wrong.
    """
    for folder in (start, *start.parents):
        if (folder / COURSE_FILE).is_file():
            return load_course(folder)
    raise UsageError(
        f"no {COURSE_FILE} in {start} or above it; go to the folder of the course, or name it "
        "with --course"
    )


def load_course(root: Path) -> Course:
    """Read `root/course.toml`.

    Raises:
        CourseError: it cannot be read, or an entry is wrong; the message names it.
    """
    file = root / COURSE_FILE
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CourseError(f"{file}: {error}") from None
    topics = tuple(_topic(root, file, entry) for entry in data.get("topic", []))
    if not topics:
        raise CourseError(f"{file}: no topics; expected at least one [[topic]]")
    _refuse_doubles(file, [topic.name for topic in topics])
    head = data.get("course", {})
    return Course(root, _text(file, head, "name"), _text(file, head, "title"), topics)


def _topic(root: Path, file: Path, entry: dict[str, Any]) -> Topic:
    name = _name(file, entry)
    exercises = tuple(
        Exercise(root, name, _name(file, row), tuple(row.get("answers", ())))
        for row in entry.get("exercise", [])
    )
    _refuse_doubles(file, [exercise.id for exercise in exercises])
    for exercise in exercises:
        if not exercise.stub.is_file():
            raise CourseError(f"{file}: {exercise.id} has no stub; expected {exercise.stub}")
    return Topic(name, _text(file, entry, "title"), exercises)


def _name(file: Path, entry: dict[str, Any]) -> str:
    name = _text(file, entry, "name")
    if not NAME.fullmatch(name):
        raise CourseError(f"{file}: the name {name!r} is not in lower_case_with_underscores")
    return name


def _text(file: Path, entry: dict[str, Any], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise CourseError(f"{file}: an entry has no {key} (a text); it holds {sorted(entry)}")
    return value


def _refuse_doubles(file: Path, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise CourseError(f"{file}: {name} is there twice")


def _misconception(path: Path) -> Misconception:
    belief, _, advice = (ast.get_docstring(parsed(path)) or "").partition("\n\n")
    told = [
        " ".join(text.removeprefix(word).split()) if text.startswith(word) else ""
        for text, word in ((belief, "Belief: "), (advice, "Advice: "))
    ]
    return Misconception(path, *told)


def _checks_of(path: Path) -> list[Check]:
    return [
        _check(path, node)
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


def _check(path: Path, node: ast.FunctionDef) -> Check:
    title = " ".join((ast.get_docstring(node) or "").split())
    if not title:
        raise CourseError(f"{path}:{node.lineno}: {node.name} has no docstring; it is the title")
    return Check(path, node.name, title, _points(path, node), path.name == HIDDEN)


def _points(path: Path, node: ast.FunctionDef) -> float:
    for mark in node.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.points":
            value = (
                mark.args[0].value if mark.args and isinstance(mark.args[0], ast.Constant) else 0
            )
            if not isinstance(value, int | float) or value <= 0:
                raise CourseError(
                    f"{path}:{mark.lineno}: {node.name} is marked "
                    f"points({', '.join(map(ast.unparse, mark.args))}); expected a number above 0"
                )
            return float(value)
    return 1.0
