"""`grades.csv`: a report for spreadsheets."""

from __future__ import annotations

import csv
import io

from gradlings.course.spreadsheet import as_text
from gradlings.outcomes import shown
from gradlings.reports import corrected
from gradlings.reports.lateness import in_brief
from gradlings.results import Report, still_open, total

FILE = "grades.csv"
_OPEN = ("of", "waits", "withheld")


def render(report: Report) -> str:
    """Return a row per student: each exercise's score (empty while withheld), and the total.

    Name, e-mail and LMS id come first, if the roster has them. After the total comes what all of it
    is worth, and how many of these points wait for a person or are withheld since a check is
    broken. If lateness is known, the late days follow, what is late and what other work would have
    given, and the total after the penalty. If anything was corrected, the last column says what.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    after = ["late_days", "late", "final"] if report.late else []
    known = known_of(report)
    is_corrected = any(result.corrections for result in report.results)
    after += ["corrections"] if is_corrected else []
    writer.writerow(["student", *known, *report.exercises(), "total", *_OPEN, *after])
    for student, results in report.by_student.items():
        scores = ["excused" if r.is_excused else _number(r.score) for r in results]
        who = [as_text(getattr(report.person(student), column)) for column in known]
        row = [student, *who, *scores, *map(_number, (*total(results), *still_open(results)))]
        if report.late:
            topics = report.late_topics(student)
            late = "; ".join(map(in_brief, topics))
            row += [str(sum(t.days for t in topics)), late, _number(report.final(student))]
        if is_corrected:
            said = filter(None, map(corrected.in_brief, results))
            row.append(as_text("; ".join(said)))
        writer.writerow(row)
    return out.getvalue()


def known_of(report: Report) -> list[str]:
    """Return the columns that the roster adds: those that say more than the student's folder."""
    return [
        column
        for column in ("name", "email", "lms_id")
        if any(getattr(person, column) not in ("", person.student) for person in report.people)
    ]


def _number(value: float | None) -> str:
    return "" if value is None else shown(value)
