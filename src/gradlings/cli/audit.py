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
    help="With how many seeds each right and wrong answer is judged.",
)
@click.option(
    "--mutants/--no-mutants", default=True, show_default=True, help="Judge mutants of the solution."
)
@click.option(
    "--json",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write what was found to this file.",
)
@workers_option
@click.pass_obj
def audit(
    start: Path,
    exercises: tuple[str, ...],
    seeds: int,
    mutants: bool,
    file: Path | None,
    workers: int,
) -> None:
    """Prove the graders of EXERCISES, by name or topic; of all without any.

    The stub must get nothing, the solution and every right answer full marks, and every wrong
    answer and every mutant of the solution must lose points. Lazy answers must get nothing, and
    each wrong answer must be named as itself. What an earlier audit found, and nothing has changed
    of, is not done again: it is in build/audit.sqlite.
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
        raise UsageError(f"--json {file}: there is no folder {file.parent}; make it first")
    console = terminal()
    store = AuditStore(course.root / FILE)
    options = AuditOptions(seeds=seeds, mutants=mutants, workers=workers)
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
