"""Show the report of a class on a terminal: tables, and a list of what needs attention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from gradlings.outcomes import Outcome, Status, shown
from gradlings.reports import corrected, csv, json
from gradlings.reports.lateness import in_brief
from gradlings.results import ExerciseResult, Report, still_open, total

_BREAKS = re.compile("[/_]")  # after these, an exercise's name may continue on the next line
_PLACE = re.compile(r"\s+line \d+, in ")  # of the student's code, in a message
_NO_CONSOLE_IS_SO_WIDE = 10_000
_Cells = Callable[[list[ExerciseResult]], list[Text]]
MAX_MISCONCEPTIONS = 20
MAX_ROWS = 60  # of the table on a terminal; the files have them all


def render(report: Report, console: Console) -> RenderableType:
    """Return a table of a class, a row per student, and below it what needs attention.

    The columns are exercises if they fit the console, else topics. The names of a roster are there
    if they fit beside them.
    """
    topics = list(dict.fromkeys(result.topic for result in report.results))
    exercises = [_BREAKS.sub("\\g<0>\n", name) for name in report.exercises()]
    by_exercise = _widest(report, console, exercises, _by_exercise)
    table = by_exercise or _widest(report, console, topics, _by_topic)
    table = table or _table(report, topics, _by_topic)
    parts: list[RenderableType] = []
    if by_exercise is None:
        parts.append(Text(f"Points of each exercise: {csv.FILE}, or use --exercise {topics[0]}"))
    count = len(report.by_student)
    if count > MAX_ROWS:
        parts.append(Text(f"… and {count - MAX_ROWS} more students, in {csv.FILE}"))
    return Group(table, *parts, *_attention(report), *_misconceptions(report))


def _widest(
    report: Report, console: Console, columns: Sequence[str], cells: _Cells
) -> Table | None:
    """Return a table that fits the console, with names of students if possible; or None."""
    unbounded = console.options.update(max_width=_NO_CONSOLE_IS_SO_WIDE)
    has_names = "name" in csv.known_of(report)
    for named in (True, False) if has_names else (False,):
        table = _table(report, columns, cells, named=named)
        if Measurement.get(console, unbounded, table).maximum <= console.width:
            return table
    return None


def _table(report: Report, columns: Iterable[str], cells: _Cells, *, named: bool = False) -> Table:
    table = Table(title=f"{report.course} · seed {report.seed}", title_justify="left")
    table.add_column("student", overflow="fold")
    if named:
        table.add_column("name")
    for column in columns:
        table.add_column(column, justify="right")
    table.add_column("total", justify="right", style="bold")
    is_open = [bool(points) for points in still_open(report.results)]
    for name in compress(("waits", "withheld"), is_open):
        table.add_column(name, justify="right")
    if report.late:
        table.add_column("late", justify="right")
        table.add_column("final", justify="right", style="bold")
    for student, results in list(report.by_student.items())[:MAX_ROWS]:
        got, of = total(results)
        late = _late(report, student) if report.late else ()
        points = [shown(number) for number in compress(still_open(results), is_open)]
        who = [Text(student), *([Text(report.person(student).name)] if named else [])]
        table.add_row(*who, *cells(results), f"{shown(got)} / {shown(of)}", *points, *late)
    return table


def _late(report: Report, student: str) -> tuple[str, str]:
    """Return what is late of a student's topics, and the points that are left."""
    late = "\n".join(in_brief(row) for row in report.late_topics(student))
    return late, shown(report.final(student))


def _by_exercise(results: list[ExerciseResult]) -> list[Text]:
    return [
        Text("excused", style="dim")
        if result.is_excused
        else _points(result.score or 0.0, result.max_score)
        if result.status is Status.GRADED or result.correction
        else Text(result.status.value, style="dim" if result.status is Status.MISSING else "red")
        for result in results
    ]


def _by_topic(results: list[ExerciseResult]) -> list[Text]:
    """Return the points of each topic, and how many of its exercises are not graded."""
    cells = []
    for _, group in groupby(results, key=lambda result: result.topic):
        rows = list(group)
        cell = _points(*total(rows))
        for status, count in Counter(row.status for row in rows if not row.correction).items():
            if status is not Status.GRADED:
                cell.append(f"\n{count} {status}", style="dim")
        cells.append(cell)
    return cells


def _points(score: float, of: float) -> Text:
    style = "green" if score == of else "yellow" if score else "red"
    return Text(f"{shown(score)} / {shown(of)}", style=style)


def _misconceptions(report: Report) -> list[RenderableType]:
    """Count the students who have each known mistake, the most frequent first."""
    students: dict[tuple[str, str], list[str]] = {}
    for result in report.results:
        for slug in dict.fromkeys(c.misconception for c in result.checks if c.misconception):
            students.setdefault((result.exercise, slug), []).append(result.student)
    if not students:
        return []
    table = Table(title="\nmisconceptions", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("exercise")
    table.add_column("misconception")
    table.add_column("students", justify="right")
    table.add_column("who", overflow="ellipsis", no_wrap=True)
    ranked = sorted(students.items(), key=lambda row: (-len(row[1]), row[0]))
    for (exercise, slug), names in ranked[:MAX_MISCONCEPTIONS]:
        table.add_row(exercise, slug, str(len(names)), Text(", ".join(names)))
    more = len(ranked) - MAX_MISCONCEPTIONS
    return [table, Text(f"  … and {more} more, in {json.FILE}")] if more > 0 else [table]


def _broken(report: Report) -> Iterator[str]:
    """Name each broken check once, with the cause and for how many students it is withheld."""
    students: Counter[str] = Counter()
    for result in report.results:
        if result.status is Status.WITHHELD and result.correction is None:
            students[f"{result.exercise}: {result.detail}"] += 1
        for check in result.deciding:
            if check.outcome.withholds:
                students[f"{result.exercise}: {check.id}: {check.message}"] += 1
    for cause, count in students.items():
        many = "a student" if count == 1 else f"{count} students"
        yield f"withheld from {many}, since a check is broken: {cause}"


def _attempts(result: ExerciseResult) -> Iterator[str]:
    """Say what the sandbox refused or was asked for, and where: a fact, whatever its reason."""
    blocked = [c.message.splitlines() for c in result.checks if c.outcome is Outcome.BLOCKED]
    said = dict.fromkeys(
        (lines[0], next((line.strip() for line in reversed(lines) if _PLACE.match(line)), ""))
        for lines in blocked
        if lines
    )
    for what, place in said:
        yield f"{what} ({place})" if place else what
    places = [place for _, place in said if place]
    for attempt in result.attempts:  # also those whose error the code has swallowed
        if not any(place in attempt for place in places):
            yield attempt


def _attention(report: Report) -> list[Text]:
    """List what a table cannot show: broken graders, crashes, corrections, a line each."""
    lines = list(_broken(report))
    for result in report.results:
        where = f"{result.student}: {result.exercise}"
        if result.status is Status.UNREADABLE:
            lines.append(f"{where} {result.status}: {result.detail}")
        odd = {c.outcome for c in result.checks if c.outcome.needs_attention}
        attempts = list(_attempts(result))
        if odd or attempts:
            lines.append(f"{where}: {', '.join(sorted(odd))}".removesuffix(" "))
        lines += [f"  {attempt}" for attempt in attempts]
    lines += corrected.in_lines(report.results)
    shown = [Text(line) for line in lines[:MAX_ROWS]]
    if len(lines) > MAX_ROWS:
        shown.append(Text(f"… and {len(lines) - MAX_ROWS} more, in {json.FILE}"))
    return shown
