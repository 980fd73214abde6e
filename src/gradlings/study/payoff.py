"""The payoff of a topic: the exercises that it uses, and what is missing in them."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gradlings.course.course import Course, Topic
from gradlings.course.exercise import PAYOFF, Exercise
from gradlings.course.syntax import definitions, parsed
from gradlings.errors import CourseError, UsageError
from gradlings.study.state import State

_UNWRITTEN = "NotImplementedError"
_NOT_CHECKED = "has not passed its checks here"


@dataclass(frozen=True)
class Gap:
    """An exercise that a payoff uses, and that may not be ready.

    Args:
        exercise: which one.
        problem: what is missing, in words that follow its path.
        stops: whether the payoff cannot go past it.
    """

    exercise: Exercise
    problem: str
    stops: bool


@dataclass(frozen=True)
class Payoff:
    """A run that uses the exercises of a topic.

    Args:
        root: folder of the course.
        topic: whose it is.
        uses: the names that it imports, by exercise, in the order of the course.
    """

    root: Path
    topic: Topic
    uses: dict[Exercise, tuple[str, ...]]

    @property
    def path(self) -> str:
        """Path of the program within the repo."""
        return f"exercises/{self.topic.name}/{PAYOFF}"

    @property
    def picture(self) -> str:
        """Path within the repo of the picture that it draws."""
        return f"build/payoff/{self.topic.name}.svg"

    def gaps(self, state: State) -> list[Gap]:
        """Find what may be missing: files, functions, and checks that have not passed."""
        found = (_gap(exercise, names, state) for exercise, names in self.uses.items())
        return [gap for gap in found if gap is not None]


def payoffs_of(course: Course) -> list[Payoff]:
    """Return the payoffs of a course, in the order of its topics.

    Raises:
        CourseError: one of them is not a Python program.
    """
    topics = (topic for topic in course.topics if _file(course, topic).is_file())
    return [_payoff(course, topic) for topic in topics]


def payoff_named(course: Course, name: str) -> Payoff:
    """Find a payoff by its topic, or by a path in the topic's folder.

    Raises:
        UsageError: there is no such topic, or it has no payoff; the message has similar names.
        CourseError: the payoff is not a Python program.
    """
    key = name.removeprefix("./").rstrip("/").removeprefix("exercises/").removesuffix(f"/{PAYOFF}")
    topics = {topic.name: topic for topic in course.topics}
    if key in topics:
        if not _file(course, topics[key]).is_file():
            raise UsageError(f"topic {key} has no payoff; {_others(course)}")
        return _payoff(course, topics[key])
    of = [e for e in course.exercises if key.removesuffix(e.suffix) in (e.id, e.name)]
    if of:
        raise UsageError(
            f"{name} is an exercise, not a topic; its topic: gradlings show {of[0].topic}"
        )
    near = difflib.get_close_matches(key, topics, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else _others(course)
    raise UsageError(f"no topic is called {name!r}; {hint}")


def topic_to_show(course: Course, exercise: Exercise, done: Collection[str]) -> str:
    """Return the topic of an exercise whose payoff has all that it needs; empty if it lacks some.

    Args:
        course: of the student.
        exercise: one of the topic.
        done: ids of the exercises that pass.
    """
    topic = next(topic for topic in course.topics if topic.name == exercise.topic)
    with suppress(CourseError):
        if _file(course, topic).is_file():
            uses = _payoff(course, topic).uses
            return topic.name if all(used.id in done for used in uses) else ""
    return ""


def _others(course: Course) -> str:
    names = [topic.name for topic in course.topics if _file(course, topic).is_file()]
    return f"these topics have one: {', '.join(names)}" if names else "no topic here has one"


def _file(course: Course, topic: Topic) -> Path:
    return course.root / "exercises" / topic.name / PAYOFF


def _payoff(course: Course, topic: Topic) -> Payoff:
    programs = [exercise for exercise in topic.exercises if exercise.is_program]
    uses = _used(_file(course, topic), programs)
    todo = list(uses)
    while todo:  # an exercise may use another one
        for exercise, names in _used_if_readable(todo.pop(), programs).items():
            todo += [] if exercise in uses else [exercise]
            uses[exercise] = tuple(dict.fromkeys((*uses.get(exercise, ()), *names)))
    return Payoff(course.root, topic, {e: uses[e] for e in programs if e in uses})


def _used_if_readable(
    exercise: Exercise, programs: Sequence[Exercise]
) -> dict[Exercise, tuple[str, ...]]:
    try:
        return _used(exercise.stub, programs)
    except CourseError:
        return {}


def _used(file: Path, programs: Sequence[Exercise]) -> dict[Exercise, tuple[str, ...]]:
    """Return what a program imports from exercises: names; all for `import exercise`."""
    by_name = {exercise.name: exercise for exercise in programs}
    found: dict[Exercise, tuple[str, ...]] = {}
    for module, name in _imports(parsed(file)):
        if module in by_name:
            exercise = by_name[module]
            found[exercise] = (*found.get(exercise, ()), name)
    return found


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "*") for alias in node.names)


def _gap(exercise: Exercise, names: Sequence[str], state: State) -> Gap | None:
    if not exercise.stub.is_file():
        return Gap(exercise, "is not there", stops=True)
    if state.passes(exercise):
        return None
    try:
        unwritten = _unwritten(exercise, names)
    except CourseError as error:
        what = str(error).removeprefix(f"{exercise.stub}:")
        place = "" if what.startswith(" ") else "line "
        return Gap(exercise, f"cannot be read: {place}{what.strip()}", stops=True)
    if unwritten:
        is_or_are = "is" if len(unwritten) == 1 else "are"
        return Gap(exercise, f"{', '.join(unwritten)} {is_or_are} not written yet", stops=True)
    return Gap(exercise, _NOT_CHECKED, stops=False)


def _unwritten(exercise: Exercise, names: Sequence[str]) -> list[str]:
    """Return the names whose code still raises NotImplementedError."""
    defined = definitions(parsed(exercise.stub))
    wanted = defined if "*" in names else [name for name in names if name in defined]
    return [name for name in wanted if _UNWRITTEN in ast.unparse(defined[name])]
