"""The difference between two reports of a class: who gained or lost points, by which check."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from gradlings.course.spreadsheet import as_text
from gradlings.outcomes import CheckResult, Status, shown
from gradlings.reports.corrected import in_a_sentence
from gradlings.results import ExerciseResult, Report

MAX_ROWS = 60  # of a table on a terminal; the CSV has them all
_LATENESS = "lateness"


@dataclass(frozen=True)
class Points:
    """Points of one thing in one report.

    Args:
        points: given, or lost by lateness; None where nothing is decided, or nothing is there.
        of: what it is worth.
        how: how it ended: an outcome, a status, or a word.
    """

    points: float | None
    of: float
    how: str

    @property
    def shown(self) -> str:
        """The points in brief."""
        if self.how == "excused":
            return self.how
        number = "–" if self.points is None else shown(self.points)
        return f"{number} / {shown(self.of)}" if self.of else number


@dataclass(frozen=True)
class Change:
    """Points of one student that are not the same.

    Args:
        student: whose.
        exercise: its id; the topic, for lateness.
        check: name of the check; empty for the exercise as a whole.
        before: in the old report.
        after: in the new one.
        why: the correction behind it, in a sentence; empty if there is none.
    """

    student: str
    exercise: str
    check: str
    before: Points
    after: Points
    why: str = ""

    @property
    def gained(self) -> float:
        """Points more than before; negative for less."""
        return round((self.after.points or 0.0) - (self.before.points or 0.0), 6)


@dataclass(frozen=True)
class Difference:
    """All that changed, and what is in one of the reports only.

    Args:
        changes: by student, in the order of the new report.
        old_students: in the old report only.
        new_students: in the new one only.
        old_exercises: in the old report only.
        new_exercises: in the new one only.
    """

    changes: tuple[Change, ...]
    old_students: tuple[str, ...] = ()
    new_students: tuple[str, ...] = ()
    old_exercises: tuple[str, ...] = ()
    new_exercises: tuple[str, ...] = ()


def difference(old: Report, new: Report) -> Difference:
    """Compare two reports; what is in one of them only is named, and not compared."""
    before = {(r.student, r.exercise): r for r in old.results}
    changes = []
    for student, results in new.by_student.items():
        if student in old.by_student:
            for result in results:
                earlier = before.get((student, result.exercise))
                changes += list(_of_result(earlier, result)) if earlier is not None else []
            changes += list(_of_lateness(student, old, new))
    exercises = old.exercises(), new.exercises()
    return Difference(
        tuple(changes),
        *_apart(list(old.by_student), list(new.by_student)),
        *_apart(*exercises),
    )


def _apart(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    there, here = set(old), set(new)
    return tuple(o for o in old if o not in here), tuple(n for n in new if n not in there)


def _of_result(old: ExerciseResult, new: ExerciseResult) -> Iterator[Change]:
    """Compare check by check, or as a whole where one of them has no points of checks."""
    if not (old.deciding and new.deciding):
        before, after = _whole(old), _whole(new)
        if (before.points, before.of) != (after.points, after.of):
            why = in_a_sentence(new.correction) if new.correction else ""
            yield Change(new.student, new.exercise, "", before, after, why)
        return
    earlier = {check.id: check for check in old.checks}
    later = {check.id: check for check in new.checks}
    for slug in {**earlier, **later}:
        before, after = _of_check(earlier.get(slug)), _of_check(later.get(slug))
        if (before.points, before.of) != (after.points, after.of):
            correction = later[slug].correction if slug in later else None
            why = in_a_sentence(correction) if correction else ""
            name = slug.partition("::")[2]
            yield Change(new.student, new.exercise, name, before, after, why)


def _whole(result: ExerciseResult) -> Points:
    if result.is_excused:
        return Points(0.0, 0.0, "excused")
    how = "corrected" if result.correction is not None else result.status.value
    is_open = result.status is Status.WITHHELD and result.correction is None
    return Points(None if is_open else result.score, result.max_score, how)


def _of_check(check: CheckResult | None) -> Points:
    if check is None:
        return Points(None, 0.0, "not there")
    return Points(check.points if check.outcome.scored else None, check.max_points, check.outcome)


def _of_lateness(student: str, old: Report, new: Report) -> Iterator[Change]:
    """Compare what lateness costs in each topic, so that the changes add up to those of totals."""
    before = {row.topic: row.points for row in old.late_topics(student)}
    after = {row.topic: row.points for row in new.late_topics(student)}
    for topic in {**before, **after}:
        lost, loses = before.get(topic, 0.0), after.get(topic, 0.0)
        if lost != loses:
            points = Points(-lost, 0.0, _LATENESS), Points(-loses, 0.0, _LATENESS)
            yield Change(student, topic, _LATENESS, *points)


def render(found: Difference) -> RenderableType:
    """Return tables for a terminal: each change, and below it a row for each check."""
    parts: list[RenderableType] = []
    if found.changes:
        parts += [_table(found.changes), _summary(found.changes)]
    else:
        parts.append(Text("No points changed."))
    apart = {
        "students in the old results only": found.old_students,
        "students in the new results only": found.new_students,
        "exercises in the old results only": found.old_exercises,
        "exercises in the new results only": found.new_exercises,
    }
    parts += [Text(f"{what}: {', '.join(names)}") for what, names in apart.items() if names]
    return Group(*parts)


def _table(changes: Sequence[Change]) -> RenderableType:
    table = Table(title="points that changed", title_justify="left")
    for column in ("student", "exercise", "check"):
        table.add_column(column, overflow="fold")
    for column in ("before", "after", "change"):
        table.add_column(column, justify="right")
    table.add_column("why", overflow="fold")
    for one in changes[:MAX_ROWS]:
        how = f"{one.before.how} → {one.after.how}" if one.before.how != one.after.how else ""
        table.add_row(
            Text(one.student),
            one.exercise,
            one.check,
            one.before.shown,
            one.after.shown,
            Text(_signed(one.gained), style="green" if one.gained > 0 else "red"),
            Text(one.why or how),
        )
    if len(changes) <= MAX_ROWS:
        return table
    return Group(table, Text(f"… and {len(changes) - MAX_ROWS} more; --csv FILE writes them all"))


def _summary(changes: Sequence[Change]) -> Table:
    table = Table(title="\nby check", title_justify="left")
    table.add_column("exercise", overflow="fold")
    table.add_column("check", overflow="fold")
    for column in ("students", "gained", "lost"):
        table.add_column(column, justify="right")
    rows: dict[tuple[str, str], list[float]] = {}
    for one in changes:
        rows.setdefault((one.exercise, one.check), []).append(one.gained)
    for (exercise, check), gains in rows.items():
        more, less = [g for g in gains if g > 0], [g for g in gains if g < 0]
        table.add_row(exercise, check, str(len(gains)), _sum(more), _sum(less))
    return table


def _sum(gains: Sequence[float]) -> str:
    return f"{len(gains)} ({_signed(sum(gains))})" if gains else "0"


def _signed(points: float) -> str:
    return f"+{shown(points)}" if points > 0 else shown(points).replace("-", "−")


def as_csv(found: Difference) -> str:
    """Return each change as a row of a table for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["student", "exercise", "check", "before", "of_before", "after", "of_after", "change",
         "outcome_before", "outcome_after", "correction"]
    )  # fmt: skip
    for one in found.changes:
        sides = (one.before, one.after)
        numbers = [n for side in sides for n in (side.points, side.of)]
        row = [as_text(one.student), one.exercise, one.check]
        row += ["" if number is None else shown(number) for number in (*numbers, one.gained)]
        writer.writerow([*row, one.before.how, one.after.how, as_text(one.why)])
    return out.getvalue()
