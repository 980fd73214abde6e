"""`gradlings nbgrader`: the course as nbgrader's assignments."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gradlings.course.course import find_course
from gradlings.errors import UsageError

if TYPE_CHECKING:
    from gradlings.hosts.nbgrader.batch import Assignment

_folder = click.argument("folder", type=click.Path(path_type=Path, file_okay=False))


@click.group()
def nbgrader() -> None:
    """Use the course in nbgrader: a topic is an assignment, graded by this engine."""
    if importlib.util.find_spec("nbgrader") is None:
        raise UsageError("nbgrader is not installed; run pip install 'gradlings[nbgrader]'")


@nbgrader.command()
@_folder
@click.pass_obj
def init(start: Path, folder: Path) -> None:
    """Make FOLDER a course directory of nbgrader, with a configuration that calls gradlings."""
    from gradlings.hosts.nbgrader.config import init

    file = init(find_course(start), folder)
    click.echo(f"Wrote {file}")
    click.echo(f"Next: gradlings nbgrader build {folder}")


@nbgrader.command()
@_folder
@click.option("--topic", "names", multiple=True, help="Only this topic; repeatable.")
@click.pass_obj
def build(start: Path, folder: Path, names: tuple[str, ...]) -> None:
    """Write an assignment for each topic into FOLDER/source.

    After an edit of the course, run it again and generate the assignment again. Submissions, grades
    and comments stay.
    """
    from gradlings.hosts.nbgrader.build import write_assignment
    from gradlings.hosts.nbgrader.coursedir import CONFIG_FILE, topic_of

    course = find_course(start)
    if not (folder / CONFIG_FILE).is_file():
        raise UsageError(f"{folder} has no {CONFIG_FILE}; run `gradlings nbgrader init {folder}`")
    topics = [topic_of(course, name) for name in names] or list(course.topics)
    for topic in topics:
        built = write_assignment(course, topic, folder)
        changed = f"{len(built.written)} files" if built.written else "nothing has changed"
        click.echo(f"{built.assignment}: {changed}, in {built.folder}")
    click.echo(f"Next, in {folder}: nbgrader generate_assignment {topics[0].name} --force")


@nbgrader.command()
@_folder
@click.argument("assignment")
@click.option(
    "--into",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write: a folder per student, for `gradlings grade`.",
)
@click.pass_obj
def collect(start: Path, folder: Path, assignment: str, into: Path) -> None:
    """Write the programs and answers in the notebooks submitted for ASSIGNMENT into files."""
    from gradlings.hosts.nbgrader.exchange import collect_notebooks

    collected = collect_notebooks(_assignment(start, folder, assignment), into)
    for one in collected:
        if one.problem or one.note:
            click.echo(f"{one.student}: {one.problem or one.note}")
    there = sum(not one.problem for one in collected)
    click.echo(f"{there} of {len(collected)} students collected")
    click.echo(f"Next: gradlings grade {into} --exercise {assignment}")
    sys.exit(0 if there == len(collected) else 1)


@nbgrader.command()
@_folder
@click.argument("assignment")
@click.option(
    "--grades",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that `gradlings grade` wrote.",
)
@click.pass_obj
def push(start: Path, folder: Path, assignment: str, grades: Path) -> None:
    """Write the scores of `gradlings grade` into nbgrader's gradebook.

    Scores and comments that a person gave in formgrader stay.
    """
    from nbgrader.api import Gradebook

    from gradlings.cli.feedback import read_results
    from gradlings.hosts.nbgrader.config import settings
    from gradlings.hosts.nbgrader.exchange import push_scores

    report = read_results(grades)
    theirs = settings(folder)
    students = push_scores(
        _assignment(start, folder, assignment),
        report,
        lambda: Gradebook(theirs.db_url, theirs.course_id),
    )
    click.echo(f"Wrote the scores of {len(students)} students into {theirs.db_url}")


@nbgrader.command()
@_folder
@click.argument("roster", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def names(start: Path, folder: Path, roster: Path) -> None:
    """Write the names and e-mails in ROSTER, a CSV, into nbgrader's gradebook.

    Formgrader shows them. Columns are found by any usual spelling, as by `gradlings collect`;
    repositories are not needed.
    """
    from nbgrader.api import Gradebook

    from gradlings.hosts.git.roster import read_people
    from gradlings.hosts.nbgrader.config import settings
    from gradlings.hosts.nbgrader.converters import coursedir_of
    from gradlings.hosts.nbgrader.gradebook import name_class

    people = read_people(roster)
    theirs = settings(folder)
    coursedir = coursedir_of(theirs)
    submitted = {s for topic in find_course(start).topics for s in coursedir.students(topic.name)}
    with Gradebook(theirs.db_url, theirs.course_id) as gradebook:
        others = name_class(gradebook, people, submitted)
    for student in others:
        click.echo(f"{student}: not in {roster}")
    click.echo(f"Wrote the names of {len(people)} students into {theirs.db_url}")


def _assignment(start: Path, folder: Path, name: str) -> Assignment:
    from gradlings.hosts.nbgrader.batch import Assignment
    from gradlings.hosts.nbgrader.config import settings
    from gradlings.hosts.nbgrader.converters import coursedir_of

    return Assignment(find_course(start), coursedir_of(settings(folder)), name)
