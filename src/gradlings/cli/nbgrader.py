"""`gradlings nbgrader`: the course as nbgrader's assignments."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import click

from gradlings.course import find_course
from gradlings.errors import UsageError

_folder = click.argument("folder", type=click.Path(path_type=Path, file_okay=False))


@click.group()
def nbgrader() -> None:
    """Give the course as nbgrader's assignments, graded by this engine."""
    if importlib.util.find_spec("nbgrader") is None:
        raise UsageError("this needs nbgrader: pip install 'gradlings[nbgrader]'")


@nbgrader.command()
@_folder
@click.pass_obj
def init(start: Path, folder: Path) -> None:
    """Make FOLDER a course directory of nbgrader, with a configuration that calls gradlings."""
    from gradlings.notebooks.config import init

    file = init(find_course(start), folder)
    click.echo(f"Wrote {file}")
    click.echo(f"Next: gradlings nbgrader build {folder}")


@nbgrader.command()
@_folder
@click.option("--topic", "names", multiple=True, help="Only this topic; repeatable.")
@click.pass_obj
def build(start: Path, folder: Path, names: tuple[str, ...]) -> None:
    """Write an assignment for each topic into FOLDER/source.

    Run it again after an edit of the course, then generate the assignment again: submissions,
    grades and comments that are there already stay.
    """
    from gradlings.notebooks.build import write_assignment
    from gradlings.notebooks.coursedir import CONFIG_FILE, topic_of

    course = find_course(start)
    if not (folder / CONFIG_FILE).is_file():
        raise UsageError(f"{folder} has no {CONFIG_FILE}; run `gradlings nbgrader init {folder}`")
    topics = [topic_of(course, name) for name in names] or list(course.topics)
    for topic in topics:
        built = write_assignment(course, topic, folder)
        changed = f"{len(built.written)} files" if built.written else "nothing had changed"
        click.echo(f"{built.assignment}: {changed}, in {built.folder}")
    click.echo(f"Next, in {folder}: nbgrader generate_assignment {topics[0].name} --force")
