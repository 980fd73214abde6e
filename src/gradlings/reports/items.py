"""How the checks and questions of a class did: difficulty, discrimination, reliability.

`docs/report.md` defines each figure, with its source.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gradlings.outcomes import CheckResult
from gradlings.reports.estimates import MIN_STUDENTS, Interval, alpha_of, correlation
from gradlings.results import ExerciseResult, Report, total

_LOW, _HIGH = 0.1, 0.3  # of a correlation: below the one it is weak, above the other clear

Matrix = Mapping[str, Mapping[str, Sequence[str]]]  # by exercise: the checks each mistake fails
Mutants = Mapping[str, Mapping[str, Sequence[str]]]  # by exercise and check: what it alone fails


@dataclass(frozen=True)
class Item:
    """One check or question, over the students who began its topic.

    Args:
        exercise: its exercise or sheet.
        id: of the check.
        title: of the check.
        max_points: what it is worth.
        n: students with points for it; waiting and withheld ones are not counted.
        full: share of them with full marks.
        not_begun: share of them who had not begun its exercise.
        mean: mean share of its points.
        rest: correlation of its points with the rest of the topic's; None where it means nothing.
        alone: known mistakes that it alone fails; None where no audit says it.
        mutants: mutants of the solution that it alone fails; None where no audit says it.
    """

    exercise: str
    id: str
    title: str
    max_points: float
    n: int
    full: float
    not_begun: float
    mean: float
    rest: Interval | None
    alone: tuple[str, ...] | None
    mutants: tuple[str, ...] | None = None

    @property
    def verdict(self) -> str:
        """What to make of it, in plain words."""
        if self.rest is None:
            return self._without_correlation
        if self.rest.high < 0:
            return "the weak pass it and the strong fail it: look at it"
        if self.rest.high < _HIGH and self.rest.low < _LOW:
            return f"separates nobody{self._dispensable}"
        if self.rest.low < 0:
            return "too few students to say"
        return "separates clearly" if self.rest.low >= _HIGH else "separates"

    @property
    def _dispensable(self) -> str:
        if self.alone != () or self.mutants:
            return ""
        if self.mutants is None:
            return "; no known mistake is found by it alone"
        return ", and fails nothing that others miss: neither a known mistake nor a mutant"

    @property
    def _without_correlation(self) -> str:
        if self.n < MIN_STUDENTS:
            return "too few students to say"
        if self.full == 1:
            return "all have it right"
        return "nobody has it right" if self.mean == 0 else "all have the same points"


@dataclass(frozen=True)
class TopicFigures:
    """The items of a topic, and how reliable its score is.

    Args:
        name: of the topic.
        n: students who began it.
        shares: of each of them: the part of the topic's points.
        alpha: Cronbach's alpha; None where it means nothing.
        items: in the order of the course.
    """

    name: str
    n: int
    shares: tuple[float, ...]
    alpha: Interval | None
    items: tuple[Item, ...]


def topics_of(
    report: Report, matrix: Matrix | None = None, mutants: Mutants | None = None
) -> list[TopicFigures]:
    """Return the figures of each topic.

    Args:
        report: of the class.
        matrix: from an audit: by exercise, the checks that each known mistake fails.
        mutants: from an audit: by exercise and check, the mutants that it alone fails.
    """
    by_topic: dict[str, dict[str, list[ExerciseResult]]] = {}
    for result in report.results:
        students = by_topic.setdefault(result.topic, {})
        students.setdefault(result.student, []).append(result)
    topics = [_topic(name, students, matrix) for name, students in by_topic.items()]
    return [_with_mutants(topic, mutants) for topic in topics] if mutants else topics


def _with_mutants(topic: TopicFigures, mutants: Mutants) -> TopicFigures:
    items = tuple(
        replace(item, mutants=tuple(mutants[item.exercise].get(item.id, ())))
        if item.exercise in mutants
        else item
        for item in topic.items
    )
    return replace(topic, items=items)


def _topic(
    name: str, students: Mapping[str, list[ExerciseResult]], matrix: Matrix | None
) -> TopicFigures:
    begun = [results for results in students.values() if any(result.is_begun for result in results)]
    checks = _checks_of(begun)
    columns: dict[str, dict[str, int]] = {}
    for place, (exercise, slug) in enumerate(checks):
        columns.setdefault(exercise, {})[slug] = place
    rows = [[0.0] * len(checks) for _ in begun]
    opened = np.zeros((len(begun), len(checks)), dtype=bool)
    for number, results in enumerate(begun):
        row = rows[number]
        for result in results:
            column = columns.get(result.exercise, {})
            if result.is_begun:
                opened[number, list(column.values())] = True
            for check in result.checks:
                row[column[check.id]] = _found(check)
    points = np.array(rows).reshape(opened.shape)
    counted = ~np.isnan(points)
    points[~counted] = 0.0
    totals = points.sum(axis=1)
    items = tuple(
        _item(key, check, points[:, place], counted[:, place], opened[:, place], totals, matrix)
        for (place, (key, check)) in enumerate(checks.items())
    )
    scores = [total(results) for results in begun]
    shares = tuple(score / of for score, of in scores if of)
    return TopicFigures(name, len(begun), shares, alpha_of(points[:, counted.all(axis=0)]), items)


def _found(check: CheckResult) -> float:
    """Return the points of a check before it was corrected, NaN if there are none.

    How a check does is a question about the check.
    """
    if check.correction is None:
        return check.points if check.outcome.scored else math.nan
    points = check.correction.points
    return math.nan if points is None else points


def _checks_of(begun: Iterable[Sequence[ExerciseResult]]) -> dict[tuple[str, str], CheckResult]:
    """Return one result of each check, in the order of the course."""
    exercises: dict[str, dict[str, CheckResult]] = {}
    for results in begun:
        for result in results:
            known = exercises.setdefault(result.exercise, {})
            if len(known) < len(result.checks):
                known |= {check.id: check for check in result.checks if check.id not in known}
    return {(name, slug): c for name, checks in exercises.items() for slug, c in checks.items()}


def _item(
    key: tuple[str, str],
    check: CheckResult,
    points: np.ndarray,
    counted: np.ndarray,
    opened: np.ndarray,
    totals: np.ndarray,
    matrix: Matrix | None,
) -> Item:
    exercise, slug = key
    worth = check.correction.max_points if check.correction else check.max_points
    own, rest = points[counted], (totals - points)[counted]
    n = int(counted.sum())
    return Item(
        exercise,
        slug,
        check.title,
        worth,
        n,
        full=float((own == worth).mean()) if n else 0.0,
        not_begun=float((~opened[counted]).mean()) if n else 0.0,
        mean=float(own.mean()) / worth if n else 0.0,
        rest=correlation(own, rest),
        alone=None if matrix is None or exercise not in matrix else _alone(slug, matrix[exercise]),
    )


def _alone(check: str, fails: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(mistake for mistake, checks in fails.items() if list(checks) == [check])
