"""The results of exercises and the report of a class, as `results.json` holds them.

This, `outcomes`, `late_work` and `correction` alone know their JSON; `results-1.schema.json`
documents it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from gradlings.correction import Correction
from gradlings.late_work import LateTopic
from gradlings.outcomes import CheckResult, Outcome, Status, worth

SCHEMA = "gradlings/results/v1"


@dataclass(frozen=True)
class ExerciseResult:
    """The result of one exercise of one student.

    Args:
        student: name of the student's folder.
        exercise: `topic/exercise`.
        status: how it ended.
        max_score: what all its checks are worth, also those that wait or are withheld.
        detail: a sentence on the status; empty when graded.
        checks: in the order of the grader's files.
        attempts: files, sockets and processes that the code asked for, and where; for instructors.
        correction: of the exercise as a whole; then the checks stay, and their points do not count.
    """

    student: str
    exercise: str
    status: Status
    max_score: float
    detail: str = ""
    checks: tuple[CheckResult, ...] = field(default=())
    attempts: tuple[str, ...] = ()
    correction: Correction | None = None

    @property
    def topic(self) -> str:
        """The exercise's topic."""
        return self.exercise.partition("/")[0]

    @cached_property
    def is_begun(self) -> bool:
        """Whether the student has written anything of it."""
        if self.status is Status.GRADED:
            return any(check.found is not Outcome.MISSING for check in self.checks)
        return self.status is not Status.MISSING

    @cached_property
    def score(self) -> float | None:
        """Points given; None while the score is withheld."""
        if self.correction is not None:
            return self.correction.given
        if self.status is Status.WITHHELD:
            return None
        return sum(check.points for check in self.checks)

    @property
    def is_excused(self) -> bool:
        """Whether it counts for nothing for this student."""
        return self.correction is not None and self.correction.excused

    @property
    def deciding(self) -> tuple[CheckResult, ...]:
        """The checks whose points make up the score; none if a person decided on all of it."""
        return self.checks if self.correction is None else ()

    @property
    def corrections(self) -> list[tuple[str, Correction]]:
        """The corrections that count, each with the id of its check; empty for the whole."""
        if self.correction is not None:
            return [("", self.correction)]
        return [(check.id, check.correction) for check in self.checks if check.correction]

    @cached_property
    def waits(self) -> float:
        """What the answers are worth that wait for a person."""
        return worth(check for check in self.deciding if not check.outcome.counted)

    @cached_property
    def withheld(self) -> float:
        """What the broken checks are worth, which have no points until they are fixed."""
        if self.status is Status.WITHHELD and self.correction is None:
            return self.max_score
        return worth(check for check in self.deciding if check.outcome.withholds)

    def to_json(self) -> dict[str, Any]:
        """Return the result as JSON data."""
        return {
            "student": self.student,
            "exercise": self.exercise,
            "status": self.status,
            "score": self.score,
            "max_score": self.max_score,
            "waits": self.waits,
            "withheld": self.withheld,
            "detail": self.detail,
            "checks": [check.to_json() for check in self.checks],
            "attempts": list(self.attempts),
        } | ({"correction": self.correction.to_json()} if self.correction else {})

    @classmethod
    def from_json(
        cls,
        data: Mapping[str, Any],
        check: Callable[[Mapping[str, Any]], CheckResult] = CheckResult.from_json,
    ) -> ExerciseResult:
        """Read what `to_json` wrote; `check` reads one check."""
        return cls(
            student=data["student"],
            exercise=data["exercise"],
            status=Status(data["status"]),
            max_score=data["max_score"],
            detail=data["detail"],
            checks=tuple(map(check, data["checks"])),
            attempts=tuple(data.get("attempts", ())),
            correction=Correction.from_json(data.get("correction")),
        )


@dataclass(frozen=True)
class Person:
    """Who a student is, as the roster says; what it does not say is empty.

    Args:
        student: name of the student's folder.
        name: as people write it.
        email: address.
        lms_id: what names the student in the university's own system.
    """

    student: str
    name: str = ""
    email: str = ""
    lms_id: str = ""


@dataclass(frozen=True)
class Report:
    """The results of a class.

    Args:
        course: the course's name.
        gradlings: version of this package.
        torch: version of torch.
        seed: from which all inputs of the checks are drawn.
        sandboxed: False where grading without the whole sandbox was allowed.
        results: a row per student and exercise, in that order.
        late: a row per student and topic, where the course has a late policy and the time of
            handing in is known. Scores do not contain it.
        people: who the students are, where the roster says it.
    """

    course: str
    gradlings: str
    torch: str
    seed: int
    sandboxed: bool
    results: tuple[ExerciseResult, ...]
    late: tuple[LateTopic, ...] = ()
    people: tuple[Person, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON data, as `results.json` holds it."""
        return {
            "schema": SCHEMA,
            "course": self.course,
            "gradlings": self.gradlings,
            "torch": self.torch,
            "seed": self.seed,
            "sandboxed": self.sandboxed,
            "people": [asdict(person) for person in self.people],
            "late": [asdict(row) for row in self.late],
            "results": [result.to_json() for result in self.results],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Report:
        """Read what `to_json` wrote.

        Raises:
            ValueError, KeyError, TypeError: the data has another form.
        """
        if data["schema"] != SCHEMA:
            raise ValueError(f"schema {data['schema']!r}; expected {SCHEMA!r}")
        return cls(
            course=data["course"],
            gradlings=data["gradlings"],
            torch=data["torch"],
            seed=data["seed"],
            sandboxed=data["sandboxed"],
            results=tuple(map(ExerciseResult.from_json, data["results"])),
            late=tuple(map(LateTopic.from_json, data.get("late", ()))),
            people=tuple(Person(**person) for person in data.get("people", ())),
        )

    @cached_property
    def by_student(self) -> dict[str, list[ExerciseResult]]:
        """The results of each student, in order."""
        rows: dict[str, list[ExerciseResult]] = {}
        for result in self.results:
            rows.setdefault(result.student, []).append(result)
        return rows

    @cached_property
    def _late_by_student(self) -> dict[str, list[LateTopic]]:
        rows: dict[str, list[LateTopic]] = {}
        for row in self.late:
            if row.days or row.other is not None:
                rows.setdefault(row.student, []).append(row)
        return rows

    def late_topics(self, student: str) -> list[LateTopic]:
        """Return the topics of a student that have late work, whether it counts or not."""
        return self._late_by_student.get(student, [])

    def final(self, student: str) -> float:
        """Return a student's points, less what lateness costs."""
        lost = sum(row.points for row in self.late_topics(student))
        return total(self.by_student[student])[0] - lost

    @cached_property
    def _person_by_student(self) -> dict[str, Person]:
        return {person.student: person for person in self.people}

    def person(self, student: str) -> Person:
        """Return who a student is, as far as it is known."""
        return self._person_by_student.get(student, Person(student))

    def exercises(self) -> list[str]:
        """Return the exercises' ids, each once, in order."""
        return list(dict.fromkeys(result.exercise for result in self.results))


def total(results: Iterable[ExerciseResult]) -> tuple[float, float]:
    """Add up (score, max_score), with all that is worth points and not excused."""
    rows = list(results)
    return sum(row.score or 0.0 for row in rows), sum(row.max_score for row in rows)


def still_open(results: Iterable[ExerciseResult]) -> tuple[float, float]:
    """Add up (waits, withheld): points that are not decided yet."""
    rows = list(results)
    return sum(row.waits for row in rows), sum(row.withheld for row in rows)
