"""`gradlings audit`: prove the graders."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from gradlings.cli.options import workers_option
from gradlings.course.course import find_course
from gradlings.errors import UsageError


@click.command()
@click.argument("exercises", nargs=-1)
@click.option(
    "--seeds",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="Number of seeds with which each right and wrong answer is judged.",
)
@click.option(
    "--mutants/--no-mutants", default=True, show_default=True, help="Judge mutants of the solution."
)
@click.option(
    "--alone",
    is_flag=True,
    help="Also find the mutants that one check alone fails, for `gradlings report --audit`.",
)
@click.option(
    "--json",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the findings to this file, as JSON.",
)
@workers_option
@click.pass_obj
def audit(
    start: Path,
    exercises: tuple[str, ...],
    seeds: int,
    mutants: bool,
    alone: bool,
    file: Path | None,
    workers: int,
) -> None:
    """Prove the graders of EXERCISES, given by name or topic; by default of all.

    The stub and lazy answers must get no points. The solution and every right answer must get full
    marks. Every wrong answer and every mutant of the solution must lose points, and each wrong
    answer must be named as itself. The results are kept in build/audit.sqlite: a later audit
    repeats only what has changed.
    """
    from gradlings.authoring.audit import AuditOptions, audit_course
    from gradlings.authoring.audit.show import audit_json, print_audit
    from gradlings.authoring.audit.store import FILE, AuditStore
    from gradlings.cli.console import terminal
    from gradlings.cli.progress import AuditBar

    started = time.monotonic()
    course = find_course(start)
    selected = course.select(exercises)
    if file is not None and not file.parent.is_dir():
        raise UsageError(f"--json {file}: there is no folder {file.parent}; create it first")
    if alone and (file is None or not mutants):
        raise UsageError("--alone is about mutants, and goes into a file; add --json FILE")
    console = terminal()
    store = AuditStore(course.root / FILE)
    options = AuditOptions(seeds=seeds, mutants=mutants, alone=alone, workers=workers)
    with AuditBar(console) as bar:
        report = audit_course(course, selected, options, store, bar.update)
    print_audit(report, console)
    rate = report.mutants_per_second
    speed = f"; {rate:.0f} mutants a second" if rate else ""
    known = f"; {store.known} results were known already, from {FILE}" if store.known else ""
    store.close()
    console.print(f"{time.monotonic() - started:.1f} s with {workers} workers{speed}{known}")
    if file is not None:
        file.write_text(audit_json(report), encoding="utf-8")
        console.print(f"Wrote {file}", soft_wrap=True)
    sys.exit(1 if report.all_findings else 0)
