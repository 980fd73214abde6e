"""`gradlings collect`: fetch what students pushed to their repositories."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gradlings.cli.options import selection_option
from gradlings.course.clock import in_words
from gradlings.course.course import Course, Topic, find_course
from gradlings.errors import UsageError

if TYPE_CHECKING:
    from gradlings.course.manifest import Collected
    from gradlings.hosts.git import CollectOptions
    from gradlings.hosts.git.roster import Roster


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
@selection_option
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
    from gradlings.hosts.git import (
        CollectOptions,
        collect_class,
        read_extensions,
        read_roster,
        set_aside,
    )
    from gradlings.hosts.git.repository import FetchLimits
    from gradlings.hosts.git.roster import moment

    course = find_course(start)
    if into.resolve() in (course.root.resolve(), *course.root.resolve().parents):
        raise UsageError(f"--into {into} is the folder of the course; name another, such as in/")
    topics = course.topics_of(course.select(names))
    class_ = read_roster(roster, template)
    students = class_.repositories
    extensions = read_extensions(extended, course.zone) if extended is not None else {}
    unknown = sorted(set(extensions) - set(students) - set(class_.without))
    if unknown:
        raise UsageError(f"{extended}: {unknown[0]} is not in {roster}")
    options = CollectOptions(
        deadline=moment(when, "--deadline", course.zone) if when else None,
        extensions=extensions,
        late=course.late,
        limits=FetchLimits(time_limit, size_limit),
        jobs=jobs,
    )
    console = terminal()

    def say(line: str) -> None:
        console.print(line, soft_wrap=True, markup=False)

    for line in _in_force(course, topics, options):
        say(line)
    for student in set_aside(into, {*students, *class_.without}):
        say(f"{student} is no longer in {roster}: moved to {into / '.left' / student}")
    with CountBar(console, "collecting") as bar:
        collected = collect_class(students, topics, into, options, bar.update, class_.people)
    for one in collected:
        for problem in one.problems:
            say(f"{one.student}: {problem}")
    for line in _of_the_class(course, class_, collected):
        say(line)
    late = sum(any(topic.late_s for topic in one.topics) for one in collected)
    without = sum(not one.commit or not one.fetched for one in collected) + len(class_.without)
    late_ones = f", {late} of them late" if late else ""
    everybody = len(collected) + len(class_.without)
    console.print(f"{everybody - without} of {everybody} students collected{late_ones}")
    console.print(f"Wrote {into / FILE}; next: gradlings grade {into}", soft_wrap=True)
    sys.exit(1 if without else 0)


def _in_force(course: Course, topics: Sequence[Topic], options: CollectOptions) -> Iterator[str]:
    """Say which deadlines are in force, and in which zone."""
    for topic in topics:
        due = options.deadline or topic.due
        if due is not None:
            yield f"Deadline of {topic.name}: {in_words(due, course.zone)}"
    if course.zone is None and (options.deadline or options.extensions):
        yield "Times without a zone are in that of this machine; set [course] timezone to change it"


def _of_the_roster(class_: Roster) -> Iterator[str]:
    """Say of whom nothing is collected."""
    for student in class_.without:
        yield f"{student}: no repository in the roster"
    for person in class_.pending:
        yield f"{person}: left out, since the roster has no username yet"
    if class_.staff:
        yield f"Left out, since the roster says that they are staff: {', '.join(class_.staff)}"


def _of_the_class(course: Course, class_: Roster, collected: Sequence[Collected]) -> Iterator[str]:
    """Say what needs a look beyond single repositories."""
    yield from _of_the_roster(class_)
    shared: dict[str, list[str]] = {}
    for one in collected:
        shared.setdefault(one.repository, []).append(one.student)
    for repository, owners in shared.items():
        if len(owners) > 1:
            yield f"{', '.join(owners)} share a repository: {repository}"
    untouched: dict[str, list[str]] = {}
    for one in collected:
        for topic in one.untouched:
            untouched.setdefault(topic, []).append(one.student)
    for topic, owners in untouched.items():
        yield f"{topic}: as it was handed out: {', '.join(owners)}"
    known = {*class_.repositories, *class_.without}
    for extension in course.late.extensions if course.late is not None else ():
        if extension.student not in known:
            yield f"[[late.extension]] names {extension.student}, who is not in the roster"
