"""`gradlings feedback`: write or post reports for students."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from gradlings.cli.export_parts import require_students
from gradlings.course import manifest
from gradlings.errors import UsageError
from gradlings.results import Report


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.argument("students", nargs=-1)
@click.option(
    "--post",
    is_flag=True,
    help="Post to GitHub: a commit status, and a comment that is updated. Needs GITHUB_TOKEN.",
)
@click.option(
    "--changed",
    is_flag=True,
    help="Only of students whose points or messages changed since the last posting or grading.",
)
@click.option("--allow-public", is_flag=True, help="Also post to public repositories.")
@click.option(
    "--api",
    envvar="GITHUB_API_URL",
    default="https://api.github.com",
    show_default=True,
    help="Address of GitHub's API; also from GITHUB_API_URL.",
)
def feedback(
    folder: Path,
    students: tuple[str, ...],
    post: bool,
    changed: bool,
    allow_public: bool,
    api: str,
) -> None:
    """Write a report for each student, from the results that `gradlings grade` wrote to FOLDER.

    The reports go to FOLDER/feedback/STUDENT.md. If you name STUDENTS, their reports are printed
    instead, or with --post, only theirs are posted.
    """
    from gradlings.reports.earlier import changed_students, mark_posted
    from gradlings.reports.feedback import feedback_for

    report = read_results(folder)
    require_students(report, students, folder)
    known = list(report.by_student)
    if changed:
        known = changed_students(read_earlier(folder, posted=post), report)
        click.echo(f"{len(known)} of {len(report.by_student)} students have other results")
    chosen = [student for student in known if student in students or not students]
    if post:
        if _post(report, folder, chosen, api, allow_public=allow_public):
            sys.exit(1)
        if not students:
            mark_posted(folder)
    elif students:
        click.echo("\n".join(feedback_for(report, student) for student in chosen), nl=False)
    else:
        out = folder / "feedback"
        out.mkdir(exist_ok=True)
        for student in chosen:
            (out / f"{student}.md").write_text(feedback_for(report, student), encoding="utf-8")
        click.echo(f"Wrote {len(chosen)} reports to {out}")


def _post(
    report: Report, folder: Path, students: Sequence[str], api: str, *, allow_public: bool
) -> bool:
    """Post to each student; return whether any failed, which does not stop the others."""
    from gradlings.cli.console import terminal
    from gradlings.cli.progress import CountBar
    from gradlings.grading.late import as_counted
    from gradlings.hosts.github.issues import MAX_COMMENT, Feedback, Poster, PostingError
    from gradlings.reports.feedback import feedback_for, is_final, score_of

    token = os.environ.get("GITHUB_TOKEN") or os.environ.get("GH_TOKEN")
    if not token:
        raise UsageError(
            "there is no token to post with; set GITHUB_TOKEN to one that may write issues and "
            "commit statuses in the students' repositories"
        )
    collected = manifest.read_manifest(folder)
    if collected is None:
        raise UsageError(
            f"there is no {folder / manifest.FILE}, which says where to post; grade a "
            "folder that `gradlings collect` wrote, then post"
        )
    console = terminal()
    poster = Poster(token, api, allow_public=allow_public)
    counts: Counter[str] = Counter()
    with CountBar(console, "posting") as bar:
        for number, student in enumerate(students, start=1):
            bar.update(number, len(students))
            if student in collected and not collected[student].commit:
                counts["without a commit"] += 1
                continue
            message = Feedback(
                feedback_for(report, student, at_most=MAX_COMMENT),
                score_of(report, student),
                is_final(report, student),
            )
            try:
                if student not in collected:
                    raise PostingError("is not in the manifest")
                counts[poster.post(as_counted(collected[student], report), message)] += 1
            except PostingError as error:
                counts["not posted"] += 1
                console.print(f"{student}: {error}", soft_wrap=True, markup=False)
    poster.close()
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    console.print(said or "nothing to post")
    return bool(counts["not posted"])


def read_earlier(folder: Path, *, posted: bool = False) -> Report:
    """Read the results from before the last change; or those that were posted, if any were.

    Raises:
        UsageError: there are none, or they cannot be read.
    """
    from gradlings.reports.earlier import BEFORE, POSTED

    if posted and (folder / POSTED).is_file():
        return read_results(folder / POSTED)
    if not (folder / BEFORE).is_file():
        raise UsageError(
            f"there is no {folder / BEFORE}, the results from before a change: `gradlings grade` "
            "keeps them when it changes points or messages"
        )
    return read_results(folder / BEFORE)


def read_results(folder: Path, *, times: bool = True) -> Report:
    """Read what `gradlings grade` wrote into a folder; or one file of results.

    Args:
        folder: or the file.
        times: whether the times of checks are needed; without them a large class is read faster.

    Raises:
        UsageError: there are no results, or they cannot be read.
    """
    from gradlings.reports.json import FILE
    from gradlings.reports.read import read_report

    file = folder if folder.is_file() else folder / FILE
    try:
        return read_report(file, times=times)
    except OSError:
        raise UsageError(f"there is no {file}; run `gradlings grade … --out {folder}`") from None
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{file} does not hold results of `gradlings grade`: {error}") from None
