"""`gradlings collect`: fetch what students pushed to their repositories."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gradlings.course.course import find_course
from gradlings.errors import UsageError


@click.command()
@click.argument("roster", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--into",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write: a folder per student, for `gradlings grade`, and manifest.json.",
)
@click.option(
    "--deadline",
    "when",
    help="For all topics, such as 2026-12-01T18:00+01:00; by default as in course.toml.",
)
@click.option(
    "--extensions",
    "extended",
    type=click.Path(path_type=Path, dir_okay=False),
    help="CSV of deadlines for single students: student,deadline.",
)
@click.option(
    "--repository",
    "template",
    help="If the roster has no repositories: https://github.com/ORG/NAME-{username}.",
)
@click.option("--exercise", "names", multiple=True, help="Only this exercise or topic; repeatable.")
@click.option("--jobs", type=click.IntRange(min=1), default=8, show_default=True)
@click.option("--time-limit", default=300.0, show_default=True, help="Seconds per repository.")
@click.option("--size-limit", default=500.0, show_default=True, help="MiB per repository.")
@click.pass_obj
def collect(
    start: Path,
    roster: Path,
    into: Path,
    when: str | None,
    extended: Path | None,
    template: str | None,
    names: tuple[str, ...],
    jobs: int,
    time_limit: float,
    size_limit: float,
) -> None:
    """Collect the submissions of all students in ROSTER, a CSV: student,repository.

    ROSTER may also be a CSV of GitHub Classroom, or the roster of Classroom 50 with --repository.
    The last commit of each default branch is taken, before the deadline if there is one. If the
    course has a late policy, later commits are also taken, for as long as the policy allows. A
    second run fetches only what is new.
    """
    from gradlings.cli.console import terminal
    from gradlings.cli.progress import CountBar
    from gradlings.course.manifest import FILE
    from gradlings.hosts.git import CollectOptions, collect_class, read_extensions, read_roster
    from gradlings.hosts.git.repository import FetchLimits
    from gradlings.hosts.git.roster import moment

    course = find_course(start)
    topics = course.topics_of(course.select(names))
    students = read_roster(roster, template)
    extensions = read_extensions(extended) if extended is not None else {}
    unknown = sorted(set(extensions) - set(students))
    if unknown:
        raise UsageError(f"{extended}: {unknown[0]} is not in {roster}")
    options = CollectOptions(
        deadline=moment(when, "--deadline") if when else None,
        extensions=extensions,
        late=course.late,
        limits=FetchLimits(time_limit, size_limit),
        jobs=jobs,
    )
    console = terminal()
    with CountBar(console, "collecting") as bar:
        collected = collect_class(students, topics, into, options, bar.update)
    for one in collected:
        for problem in one.problems:
            console.print(f"{one.student}: {problem}", soft_wrap=True, markup=False)
    late = sum(any(topic.late_s for topic in one.topics) for one in collected)
    without = sum(not one.commit or not one.fetched for one in collected)
    late_ones = f", {late} of them late" if late else ""
    console.print(f"{len(collected) - without} of {len(collected)} students collected{late_ones}")
    console.print(f"Wrote {into / FILE}; next: gradlings grade {into}", soft_wrap=True)
    sys.exit(1 if without else 0)
