"""Show an audit to a person."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from gradlings.authoring.audit.report import AuditReport, ExerciseAudit

_HEADINGS = (
    *("checks", "right", "wrong", "seeds", "false\nreject", "false\naccept", "lazy,\npaid"),
    *("idle", "mutants", "killed", "equiv-\nalent", "sur-\nvive", "to\nmend"),
)


def audit_json(report: AuditReport) -> str:
    """Write the report as JSON."""
    return json.dumps(report.to_json(), indent=1) + "\n"


def print_audit(report: AuditReport, console: Console) -> None:
    """Print the matrices, the table of all exercises, and what falls short."""
    for exercise in report.exercises:
        if exercise.matrix:
            console.print(_matrix(exercise))
    console.print(_table(report))
    for finding in report.all_findings:
        console.print(Text(f"✗ {finding.where}: {finding.what}", "red"), soft_wrap=True)
    for finding in report.expected_findings:
        console.print(Text(f"– {finding.where}: {finding.what}", "dim"), soft_wrap=True)
    if report.expected_findings:
        expected = len(report.expected_findings)
        console.print(
            f"{expected} things to mend in exercises that course.toml lists as unfinished."
        )
    count = len(report.all_findings)
    if count:
        console.print(f"{count} thing{'s' if count > 1 else ''} to mend.")
    else:
        console.print("Nothing falls short.")


def _matrix(exercise: ExerciseAudit) -> RenderableType:
    """Return misconceptions as rows and checks as columns; a dot: the check fails it."""
    table = Table(
        box=None,
        padding=(0, 0, 0, 1),
    )
    table.add_column(exercise.exercise)
    for number in range(1, len(exercise.checks) + 1):
        table.add_column(str(number), justify="right")
    for slug, lost in exercise.matrix.items():
        table.add_row(slug, *("●" if check in lost else "·" for check in exercise.checks))
    failing = [sum(c in lost for lost in exercise.matrix.values()) for c in exercise.checks]
    table.add_row("(how many)", *map(str, failing), style="dim")
    return Group(table, *_legend(exercise), "")


def _legend(exercise: ExerciseAudit) -> Iterator[Text]:
    for number, check in enumerate(exercise.checks, 1):
        idle = "  idle: no misconception fails it" if check in exercise.idle else ""
        yield Text(f"  {number:>2} {check}{idle}", "dim")


def _table(report: AuditReport) -> Table:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("exercise", no_wrap=True)
    for heading in _HEADINGS:
        table.add_column(heading, justify="right")
    for row in report.exercises:
        mutants: list[int | None] = [None] * 4
        if row.mutants is not None:
            mutants = [row.mutants, row.killed, row.justified, len(row.survivors)]
        numbers: list[int | None] = [None] * 7
        if row.right:  # questions have no answers to judge
            numbers = [len(row.right), len(row.matrix), row.seeds]
            numbers += [len(row.false_rejections), len(row.false_acceptances), len(row.paid)]
            numbers.append(len(row.idle))
        cells = [
            "–" if number is None else str(number)
            for number in (len(row.checks), *numbers, *mutants)
        ]
        findings = len(row.findings)
        mark = Text(str(findings), "red") if findings else Text("✓", "green")
        table.add_row(row.exercise, *cells, mark)
    return table
