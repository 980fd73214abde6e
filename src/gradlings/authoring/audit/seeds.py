"""The seed questions: each of a complete topic is answered, and each answer names one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from gradlings.authoring.audit.report import Finding
from gradlings.course.course import COURSE_FILE, Course
from gradlings.course.exercise import Exercise
from gradlings.course.sheet import sheets_in
from gradlings.errors import CourseError

FILE = "docs/questions.toml"


def seed_findings(course: Course, exercises: Sequence[Exercise]) -> Iterator[Finding]:
    """Compare `docs/questions.toml`, where there is one, with what course.toml claims.

    Args:
        course: whose file that is.
        exercises: of the course, which are audited. Complete topics are compared if they are all.

    Raises:
        CourseError: it is not TOML, or an entry lacks something.
    """
    if not (course.root / FILE).is_file():
        return
    seeds = _read(course.root / FILE)
    for who, answers in _claims(exercises):
        if not answers:
            yield Finding(COURSE_FILE, f"{who} answers no seed question; add `answers`")
        for seed in answers:
            if seed not in seeds:
                yield Finding(COURSE_FILE, f"{who} answers {seed}, which {FILE} does not have")
    if list(exercises) != course.exercises:
        return
    complete = {topic.name for topic in course.topics if topic.complete}
    for seed, (topic, kind) in seeds.items():
        if topic in complete:
            yield from _unanswered(course, seed, topic, kind)


def _read(file: Path) -> dict[str, tuple[str, str]]:
    """Read the seed questions: topic and kind of each."""
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))["question"]
        seeds = {entry["id"]: (entry["topic"], entry["kind"]) for entry in entries}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise CourseError(f"{file}: {error}; each [[question]] needs id, topic and kind") from None
    if len(seeds) < len(entries):
        raise CourseError(f"{file}: an id is there twice; ids must differ")
    return seeds


def _unanswered(course: Course, seed: str, topic: str, kind: str) -> Iterator[Finding]:
    by = [exercise for exercise in course.exercises if seed in exercise.answers]
    if not by:
        yield Finding(COURSE_FILE, f"nothing answers {seed}, of the complete topic {topic}")
    elif kind == "code" and not any(exercise.is_program for exercise in by):
        yield Finding(COURSE_FILE, f"{seed} asks for code, but a question alone answers it")


def _claims(exercises: Sequence[Exercise]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for exercise in exercises:
        if exercise.is_program:
            yield exercise.id, exercise.answers
    for sheet in sheets_in(exercises):
        yield from ((f"{sheet.id}: {name}", answers) for name, answers in sheet.listed)
