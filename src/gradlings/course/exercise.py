"""Exercises, and the checks and known mistakes of each, read without running any.

A path under exercises/ is the key: the same path in solutions/ and graders/ holds the rest.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from gradlings.course.overlay import OverlayError, is_definition, laid_over, names_of
from gradlings.course.questions.question import Question
from gradlings.course.stub import stub_of
from gradlings.course.syntax import parsed, text_of
from gradlings.errors import CourseError
from gradlings.outcomes import CheckResult

PUBLIC, HIDDEN, PROBES = "test_public.py", "test_hidden.py", "probes.py"
PAYOFF = "payoff.py"  # of a topic: a run that uses its exercises


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
    """A known mistake, as the docstring of a wrong answer describes it.

    Args:
        path: the wrong answer.
        belief: what a student who makes it believes; empty if not stated.
        advice: what the student should look at; empty if not stated.
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
        was: the id that it had before it was renamed; empty if it was not. Work under the old name
            is found.
    """

    root: Path
    topic: str
    name: str
    answers: tuple[str, ...] = ()
    was: str = ""

    suffix: ClassVar[str] = ".py"
    max_bytes: ClassVar[int] = 256 * 1024  # of a student's file
    is_program: ClassVar[bool] = True  # its checks run the student's code
    name_of_checks: ClassVar[str] = "public checks"  # for a student

    @property
    def id(self) -> str:
        """`topic/exercise`: its identity everywhere."""
        return f"{self.topic}/{self.name}"

    @property
    def path(self) -> str:
        """Path of the student's file within any repo of the course."""
        return f"exercises/{self.id}{self.suffix}"

    @property
    def paths(self) -> tuple[str, ...]:
        """Where a student's file may lie: its path, then the path before it was renamed."""
        return (self.path, f"exercises/{self.was}{self.suffix}") if self.was else (self.path,)

    def how_to_get_back(self) -> str:
        """Say what to do about a student's file that is not there."""
        folder, wanted = self.stub.parent, self.stub.name
        near = difflib.get_close_matches(wanted, [path.name for path in folder.glob("*")], 1, 0.8)
        theirs = f"is it {folder.name}/{near[0]}? then rename that, or " if near else ""
        return f"{self.path} is not there; {theirs}get it back: git checkout HEAD -- {self.path}"

    @property
    def stub(self) -> Path:
        """The student's file in this repo."""
        return self.root / self.path

    @property
    def solution_path(self) -> str:
        """Path of the hidden solution within any repo of the course."""
        return f"solutions/{self.id}{self.suffix}"

    @property
    def solution(self) -> Path:
        """The hidden solution in this repo."""
        return self.root / self.solution_path

    @property
    def grader(self) -> Path:
        """Folder of its checks, right and wrong answers."""
        return self.root / "graders" / self.id

    @property
    def graders(self) -> list[Path]:
        """The files of checks that are there, public first."""
        return [path for path in (self.grader / PUBLIC, self.grader / HIDDEN) if path.is_file()]

    @property
    def probes(self) -> Path:
        """The probes that both files of checks import, where they share any."""
        return self.grader / PROBES

    @property
    def judges(self) -> list[Path]:
        """The files that decide a verdict, of those there are: probes, checks, solution."""
        files = (self.probes, *self.graders, self.solution)
        return [path for path in files if path.is_file()]

    def answers_of(self, kind: str) -> list[Path]:
        """Return the answers of a kind, "right" or "wrong", by name."""
        return sorted((self.grader / kind).glob("*.py"))

    def program_of(self, path: Path) -> str:
        """Return the whole program of an answer, which may be only a part: see `overlay`.

        Args:
            path: of a right or wrong answer. A right one that defines all that the contract asks
                for is a program by itself.

        Raises:
            CourseError: it cannot be read, or does not fit the solution.
        """
        answer, tree = text_of(path), parsed(path)
        if path.parent.name != "wrong":
            definitions = filter(is_definition, parsed(self.stub).body)
            asked = {name for node in definitions for name in names_of(node)}
            if asked <= {name for node in tree.body for name in names_of(node)}:
                return answer
        try:
            return laid_over(text_of(self.solution), answer)
        except OverlayError as error:
            raise CourseError(f"{path}: {error}") from None
        except SyntaxError:
            parsed(self.solution)  # says what is wrong with it
            raise

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
    def questions(self) -> Sequence[Question]:
        """The questions of a sheet; a program has none."""
        return ()

    def report_answers(self, text: str | None = None) -> list[CheckResult] | None:
        """Report which questions are answered, without marking them.

        Args:
            text: a student's sheet; None for the one in this repo.

        Returns:
            A result each, without points; None for a program, which has to be run.

        Raises:
            CourseError: the sheet in this repo cannot be read, or has no questions.
        """
        return None

    def mark(self, text: str) -> list[CheckResult] | None:
        """Mark a student's sheet; None for a program, which has to be run."""
        return None

    def explain(self, text: str) -> list[CheckResult] | None:
        """Mark a student's sheet for its student alone: with the reasons of what was answered.

        Nothing is said of a question that is not answered. None for a program.
        """
        return None

    def blank(self) -> str:
        """Make the student's file from the solution.

        Raises:
            CourseError: the solution is missing, or something in it is wrong.
        """
        parsed(self.solution)
        return stub_of(text_of(self.solution))

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


def _misconception(path: Path) -> Misconception:
    belief, _, advice = (ast.get_docstring(parsed(path)) or "").partition("\n\n")
    texts = [
        " ".join(text.removeprefix(word).split()) if text.startswith(word) else ""
        for text, word in ((belief, "Belief: "), (advice, "Advice: "))
    ]
    return Misconception(path, *texts)


def _checks_of(path: Path) -> list[Check]:
    return [
        _check(path, node)
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


def _check(path: Path, node: ast.FunctionDef) -> Check:
    title = " ".join((ast.get_docstring(node) or "").split())
    if not title:
        raise CourseError(
            f"{path}:{node.lineno}: {node.name} has no docstring; add one as its title"
        )
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
