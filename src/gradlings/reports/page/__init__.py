"""`report.html`: the class on one page, which opens from disk and needs no network."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

import jinja2
from markdown_it import MarkdownIt

from gradlings.grading.agreement import MIN_ANSWERS, Agreement
from gradlings.outcomes import Status, shown
from gradlings.reports import charts, corrected
from gradlings.reports.estimates import MIN_STUDENTS
from gradlings.reports.items import Matrix, Mutants, TopicFigures, topics_of
from gradlings.reports.lateness import in_brief
from gradlings.reports.page.packing import Packed, packing
from gradlings.reports.talk import MAX_LINES, Again, Talk, in_lines, talks_of
from gradlings.results import ExerciseResult, Report, still_open, total

FILE = "report.html"
MAX_STUDENTS_WITH_FEEDBACK = 1000  # a larger class gets the summaries
MAX_STUDENTS_WITH_SOURCE = 200
MAX_NAMES = 20  # beside a mistake: who wants to speak to more speaks to the class
_VENDORED = ("vendor/sortable.auto.min.js", "vendor/markdown-it.umd.min.js")


@dataclass(frozen=True)
class Extras:
    """What a page shows beside the results, where it is known.

    Args:
        matrix: from an audit: by exercise, the checks that each known mistake fails.
        mutants: from an audit: by exercise and check, the mutants that it alone fails.
        beliefs: by exercise and name of a mistake: what a student who makes it believes.
        sources: by student and exercise: the program that was handed in.
        anonymous: whether names are pseudonyms.
        agreements: of second markers with the first one.
        again: by student and exercise: in how many of the last hand-ins each check has failed.
    """

    matrix: Matrix | None = None
    mutants: Mutants | None = None
    beliefs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    sources: Mapping[tuple[str, str], str] = field(default_factory=dict)
    anonymous: bool = False
    agreements: Sequence[Agreement] = ()
    again: Again = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """One exercise of one student in the grid.

    Args:
        text: points, or a sign for what has none.
        tenth: share of the points in tenths, for the color; -1 for what is not begun.
        sort: points, by which the column is sorted, below 0 where there are none; None where the
            text is the number.
        words: for a screen reader, and under the mouse; empty where text and heading say it all.
    """

    text: str
    tenth: int
    sort: float | None = None
    words: str = ""


@dataclass(frozen=True)
class Row:
    """One student in the grid; `number` finds the feedback."""

    number: int
    student: str
    name: str
    score: str
    share: float
    late: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Mistake:
    """One known mistake, and who makes it, up to some number; `advice` is HTML."""

    exercise: str
    slug: str
    belief: str
    advice: str
    count: int
    students: tuple[str, ...]


def render(report: Report, extras: Extras | None = None) -> str:
    """Return the page of a class.

    Args:
        report: its results.
        extras: what is known beside them.
    """
    extras = extras or Extras()
    if len(report.by_student) > MAX_STUDENTS_WITH_FEEDBACK:
        return _render(report, extras, Packed)
    with packing(report, extras.sources) as packed:
        return _render(report, extras, packed)


def _render(report: Report, extras: Extras, packed: Callable[[], Packed]) -> str:
    topics = topics_of(report, extras.matrix, extras.mutants)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("gradlings.reports", "page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    exercises: dict[str, float] = {}
    for result in report.results:
        exercises[result.exercise] = max(exercises.get(result.exercise, 0.0), result.max_score)
    return environment.get_template("report.html.j2").render(
        report=report,
        extras=extras,
        facts=_facts(report, topics),
        talks=[
            (reason, len(talks), len(talks) <= MAX_LINES, in_lines(talks))
            for reason, talks in _grouped(talks_of(report, extras.again)).items()
        ],
        charts=charts.of(_totals(report), {t.name: t.shares for t in topics if t.n}),
        exercises=exercises,
        rows=[_row(report, exercises, *one) for one in enumerate(report.by_student)],
        has_late=bool(report.late),
        topics=topics,
        mistakes=_mistakes(report, extras.beliefs),
        feedback=packed(),
        min_students=MIN_STUDENTS,
        min_answers=MIN_ANSWERS,
        style=_asset("report.css"),
        scripts=[*map(_asset, _VENDORED), _asset("report.js")],
    )


def _asset(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")


def _totals(report: Report) -> list[float]:
    """Return the share of all points of each student who has begun anything."""
    shares = []
    for results in report.by_student.values():
        score, of = total(results)
        if of and any(result.is_begun for result in results):
            shares.append(score / of)
    return shares


def _facts(report: Report, topics: Sequence[TopicFigures]) -> list[tuple[str, str]]:
    begun = len(_totals(report))
    waits, withheld = still_open(report.results)
    late = {row.student for row in report.late if row.days}
    return [
        ("students", str(len(report.by_student))),
        ("handed in something", str(begun)),
        ("exercises and sheets", str(len(report.exercises()))),
        ("topics begun by somebody", f"{sum(topic.n > 0 for topic in topics)} of {len(topics)}"),
        ("students with late work", str(len(late)) if report.late else "not known"),
        ("points that wait for a person", shown(waits)),
        ("points withheld: a check is broken", shown(withheld)),
    ]


def _grouped(talks: Sequence[Talk]) -> dict[str, list[Talk]]:
    groups: dict[str, list[Talk]] = {}
    for talk in talks:
        groups.setdefault(talk.reason, []).append(talk)
    return groups


def _row(report: Report, exercises: Mapping[str, float], number: int, student: str) -> Row:
    results = report.by_student[student]
    score, of = total(results)
    found = {result.exercise: result for result in results}
    return Row(
        number,
        student,
        report.person(student).name,
        f"{shown(score)} / {shown(of)}",
        score / of if of else 0.0,
        "; ".join(map(in_brief, report.late_topics(student))),
        tuple(_cell(found.get(name), worth) for name, worth in exercises.items()),
    )


def _cell(result: ExerciseResult | None, worth: float) -> Cell:
    """Return the cell of a result in the column of an exercise that is worth so many points."""
    if result is None or not (result.is_begun or result.score or result.corrections):
        return Cell("·", -1, -1.0, "not begun")
    if result.corrections:
        return _corrected_cell(result)
    cell = _plain_cell(result)
    if result.max_score == worth and not result.waits and cell.tenth >= 0 and cell.text != "!":
        return Cell(cell.text, cell.tenth)
    return cell


def _corrected_cell(result: ExerciseResult) -> Cell:
    """Return a cell with a mark for what a person has corrected; its words say what."""
    words = corrected.in_brief(result)
    if result.is_excused:
        return Cell("–", -1, -0.5, words)
    if result.correction is not None:
        given = result.correction.given
        share = given / result.max_score if result.max_score else 0.0
        points = f"{shown(given)} of {shown(result.max_score)}; {words}"
        return Cell(f"{shown(given)}*", int(10 * share), given, points)
    cell = _plain_cell(result)
    return replace(cell, text=f"{cell.text}*", words=f"{cell.words}; {words}")


def _plain_cell(result: ExerciseResult) -> Cell:
    if not (result.is_begun or result.score):
        return Cell("·", -1, -1.0, "not begun")
    if result.status is Status.UNREADABLE:
        return Cell("!", 0, 0.0, "cannot be read")
    score = result.score
    if score is None:
        return Cell("?", -1, -0.5, "withheld: a check is broken")
    share = score / result.max_score if result.max_score else 0.0
    waiting = "; some answers wait for a person" if result.waits else ""
    sign = "…" if result.waits else ""
    words = f"{shown(score)} of {shown(result.max_score)}{waiting}"
    return Cell(shown(score) + sign, int(10 * share), score, words)


def _mistakes(report: Report, beliefs: Mapping[tuple[str, str], str]) -> list[Mistake]:
    """Return the known mistakes that somebody makes, the most frequent first."""
    who: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for result in report.results:
        found = {c.misconception: c.hint for c in result.checks if c.misconception}
        for slug, hint in found.items():
            who.setdefault((result.exercise, slug), (hint, []))[1].append(result.student)
    ranked = sorted(who.items(), key=lambda item: (-len(item[1][1]), item[0]))
    return [
        Mistake(
            exercise,
            slug,
            beliefs.get((exercise, slug), ""),
            _html(hint),
            len(students),
            tuple(students[:MAX_NAMES]),
        )
        for (exercise, slug), (hint, students) in ranked
    ]


@cache
def _html(advice: str) -> str:
    """Render an author's Markdown; HTML in it stays text."""
    return str(MarkdownIt("commonmark", {"html": False}).render(advice))
