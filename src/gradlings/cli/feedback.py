"""`gradlings feedback`: what to hand back to students."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import click

from gradlings.errors import UsageError
from gradlings.results import Report


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.argument("students", nargs=-1)
def feedback(folder: Path, students: tuple[str, ...]) -> None:
    """Write a report for each student, from the results that `gradlings grade` left in FOLDER.

    They go to FOLDER/feedback/STUDENT.md. With the names of STUDENTS, print theirs instead.
    """
    from gradlings.feedback import feedback_for

    report = read_results(folder)
    known = list(report.by_student)
    for student in students:
        if student not in known:
            near = difflib.get_close_matches(student, known, n=3)
            hint = f"did you mean {' or '.join(near)}?" if near else f"there are {len(known)}"
            raise UsageError(f"no student is called {student!r} in {folder}; {hint}")
    if students:
        click.echo("\n".join(feedback_for(report, student) for student in students), nl=False)
        return
    out = folder / "feedback"
    out.mkdir(exist_ok=True)
    for student in known:
        (out / f"{student}.md").write_text(feedback_for(report, student), encoding="utf-8")
    click.echo(f"Wrote {len(known)} reports to {out}")


def read_results(folder: Path) -> Report:
    """Read what `gradlings grade` wrote into a folder.

    Raises:
        UsageError: it is not there, or something else.
    """
    from gradlings.report import RESULTS_FILE

    file = folder / RESULTS_FILE
    try:
        return Report.from_json(json.loads(file.read_text(encoding="utf-8")))
    except OSError:
        raise UsageError(f"there is no {file}; run `gradlings grade … --out {folder}`") from None
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{file} is not what `gradlings grade` writes: {error}") from None
