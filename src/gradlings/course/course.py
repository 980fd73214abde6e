"""The course: topics in order, their exercises and their checks, read without running any.

A path under exercises/ is the key: the same path in solutions/ and graders/ holds the rest.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from gradlings.course.clock import zone_of
from gradlings.course.corrections import ClassCorrection, corrections_of
from gradlings.course.exercise import PAYOFF, PUBLIC, Exercise
from gradlings.course.late import LatePolicy, due_of, policy_of
from gradlings.course.sheet import NAME as SHEET
from gradlings.course.sheet import Sheet
from gradlings.errors import CourseError, UsageError

COURSE_FILE = "course.toml"
NAME = re.compile(r"[a-z][a-z0-9_]*")
_FORMER = re.compile(rf"({NAME.pattern}/)?{NAME.pattern}")


@dataclass(frozen=True)
class Topic:
    """A folder of exercises.

    Args:
        name: the folder's name.
        title: what people call it.
        exercises: in order; the sheet of questions, if there is one, comes last.
        due: when it is to be handed in; None without a date.
        complete: whether all its seed questions have to be answered.
    """

    name: str
    title: str
    exercises: tuple[Exercise, ...]
    due: datetime | None = None
    complete: bool = False


@dataclass(frozen=True)
class Course:
    """The content of a repo.

    Args:
        root: its folder.
        name: a short name.
        title: what people call it.
        topics: in order.
        late: what late work costs; None where none is taken.
        long_contracts: ids of the exercises whose contracts are not yet shortened.
        unfinished: ids of the exercises that do not yet keep all rules of the audit.
        zone: in which its deadlines are; None for that of the machine.
        corrections: checks that count for nobody, or are given to all.
    """

    root: Path
    name: str
    title: str
    topics: tuple[Topic, ...]
    late: LatePolicy | None = None
    long_contracts: frozenset[str] = frozenset()
    unfinished: frozenset[str] = frozenset()
    zone: tzinfo | None = None
    corrections: tuple[ClassCorrection, ...] = ()

    @property
    def exercises(self) -> list[Exercise]:
        """All exercises, in order."""
        return [exercise for topic in self.topics for exercise in topic.exercises]

    def select(self, names: Sequence[str]) -> list[Exercise]:
        """Find exercises by id, name, topic or path of the student's file; all for no names.

        Raises:
            UsageError: there is no such name; the message has similar ones.
        """
        if not names:
            return self.exercises
        wanted = {exercise.id for name in names for exercise in self._named(name)}
        return [exercise for exercise in self.exercises if exercise.id in wanted]

    def topics_of(self, exercises: Sequence[Exercise]) -> list[Topic]:
        """Return the topics of some exercises, each with these exercises only."""
        cut = [
            replace(topic, exercises=tuple(e for e in topic.exercises if e in exercises))
            for topic in self.topics
        ]
        return [topic for topic in cut if topic.exercises]

    def _named(self, name: str) -> list[Exercise]:
        key = name.removeprefix("./").rstrip("/").removeprefix("exercises/")
        key = re.sub(r"\.(py|md)$", "", key)
        found = [e for e in self.exercises if key in (e.id, e.name, e.topic)]
        if found:
            return found
        if key in {topic.name for topic in self.topics}:
            raise UsageError(
                f"topic {key} has no exercise yet; an author adds them in {COURSE_FILE}"
            )
        topic, _, rest = key.rpartition("/")
        if f"{rest}.py" == PAYOFF and topic in {e.topic for e in self.exercises}:
            raise UsageError(
                f"{name} is not an exercise: there is nothing to fill in or to check. Run it: "
                f"gradlings show {topic}. The exercises that it uses: gradlings check {topic}"
            )
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
    head = data.get("course", {})
    try:
        zone = zone_of(head.get("timezone"))
    except ValueError as error:
        raise CourseError(f"{file}: [course] {error}") from None
    topics = tuple(_topic(root, file, entry, zone) for entry in data.get("topic", []))
    if not topics:
        raise CourseError(f"{file}: no topics; expected at least one [[topic]]")
    _refuse_doubles(file, [topic.name for topic in topics])
    name, title = _text(file, head, "name"), _text(file, head, "title")
    audit = data.get("audit", {})
    long_contracts = frozenset(audit.get("long_contracts", []))
    unfinished = frozenset(audit.get("unfinished", []))
    late = _late(file, data, topics, zone)
    course = Course(root, name, title, topics, late, long_contracts, unfinished, zone)
    try:
        corrections = corrections_of(data.get("correction", []), course.exercises)
    except ValueError as error:
        raise CourseError(f"{file}: {error}") from None
    return replace(course, corrections=corrections)


def _late(
    file: Path, data: dict[str, Any], topics: Sequence[Topic], zone: tzinfo | None
) -> LatePolicy | None:
    if "late" not in data:
        return None
    try:
        policy = policy_of(data["late"], zone)
    except ValueError as error:
        raise CourseError(f"{file}: {error}") from None
    names = [topic.name for topic in topics]
    for extension in policy.extensions:
        if extension.topic and extension.topic not in names:
            raise CourseError(
                f"{file}: {extension.student}'s extension is for {extension.topic!r}; expected "
                f"one of {', '.join(names)}"
            )
    return policy


def _topic(root: Path, file: Path, entry: dict[str, Any], zone: tzinfo | None) -> Topic:
    name = _name(file, entry)
    exercises: list[Exercise] = [
        Exercise(root, name, row_name, answers, was)
        for row_name, answers, was in _rows(file, name, entry.get("exercise", []))
    ]
    listed = tuple(row[:2] for row in _rows(file, name, entry.get("question", [])))
    if listed:
        _refuse_doubles(file, [question for question, _ in listed])
        answers = tuple(dict.fromkeys(seed for _, seeds in listed for seed in seeds))
        exercises.append(Sheet(root, name, SHEET, answers, listed=listed))
    _refuse_doubles(file, [exercise.id for exercise in exercises])
    for exercise in exercises:
        there = exercise.stub, exercise.solution, exercise.grader / PUBLIC
        if exercise.is_program and not any(path.is_file() for path in there):
            raise CourseError(f"{file}: {exercise.id} has no stub; expected {exercise.stub}")
    try:
        due = due_of(entry, zone) if "due" in entry else None
    except ValueError as error:
        raise CourseError(f"{file}: topic {name}: {error}") from None
    complete = entry.get("complete", False) is True
    return Topic(name, _text(file, entry, "title"), tuple(exercises), due, complete)


def _rows(
    file: Path, topic: str, rows: list[dict[str, Any]]
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Return name, answers and former id of each exercise or question."""
    for row in rows:
        name, answers = _name(file, row), row.get("answers", [])
        if not isinstance(answers, list) or not all(isinstance(seed, str) for seed in answers):
            raise CourseError(f"{file}: the answers of {name} are {answers!r}; expected ids")
        was = row.get("was", "")
        if not isinstance(was, str) or (was and not _FORMER.fullmatch(was)):
            raise CourseError(
                f"{file}: {name} was {was!r}; expected its name before, or TOPIC/NAME"
            )
        yield name, tuple(answers), was if "/" in was or not was else f"{topic}/{was}"


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
            raise CourseError(f"{file}: {name} is listed twice")
