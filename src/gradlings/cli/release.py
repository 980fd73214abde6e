"""`gradlings release`: the students' edition of the course."""

from __future__ import annotations

from pathlib import Path

import click

from gradlings.cli.options import selection_option
from gradlings.course.course import Course, find_course
from gradlings.course.exercise import Exercise
from gradlings.course.pack import FILE
from gradlings.errors import UsageError

_SHOWN = 12


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@selection_option
@click.option(
    "--solutions",
    "solved",
    multiple=True,
    help="Also release the solutions of this topic, after its deadline; repeatable.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Write into a folder that holds other files, and overwrite files that you have changed.",
)
@click.option(
    "--self-study",
    is_flag=True,
    help="For people without an instructor: with all checks, known mistakes and solutions, in one "
    "packed file that is no secret.",
)
@click.pass_obj
def release(
    start: Path,
    folder: Path,
    names: tuple[str, ...],
    solved: tuple[str, ...],
    *,
    force: bool,
    self_study: bool,
) -> None:
    """Write the students' edition into FOLDER: stubs, questions, primers and public checks.

    If the edition would contain anything hidden, nothing is written. A later release into the same
    folder changes only what has changed, keeps what you have added, and adds topics and solutions
    to those already released. It commits nothing.
    """
    from gradlings.authoring.release import (
        edition_of,
        pack_of,
        paths_of_last_release,
        require_no_leaks,
        require_room,
        write_edition,
    )

    course = find_course(start)
    require_room(folder, course.root, force=force)
    out = paths_of_last_release(folder)
    _require_the_same_kind(folder, out, solved, self_study=self_study)
    chosen = course.select(names)
    released = [e for e in course.exercises if e.path in out or e in chosen]
    asked = _solved(course, released, solved)
    opened = [e for e in released if e in asked or e.solution_path in out]
    edition = edition_of(course, released, opened, self_study=self_study)
    require_no_leaks(edition, course, opened, pack_of(released) if self_study else b"")
    change = write_edition(edition, folder, force=force)
    for what, paths in (("wrote", change.written), ("removed", change.removed)):
        for path in paths[:_SHOWN]:
            click.echo(f"{what} {path}")
        if len(paths) > _SHOWN:
            click.echo(f"{what} {len(paths) - _SHOWN} more files")
    for path in change.kept:
        click.echo(f"kept {path}, which you have changed; --force overwrites it")
    holds = (
        f"{FILE} has all that is hidden" if self_study else "the edition contains nothing hidden"
    )
    click.echo(f"{change.unchanged} files were up to date; {holds}")
    if change.written or change.removed:
        click.echo("Look at the changes, then commit them:")
        if not (folder / ".git").exists():
            click.echo(f"git -C {folder} init --initial-branch main")
        click.echo(f"git -C {folder} add --all && git -C {folder} commit --message Release")


def _require_the_same_kind(
    folder: Path, out: set[str], solved: tuple[str, ...], *, self_study: bool
) -> None:
    """Require that no edition for a class becomes one for self-study, nor the other way."""
    if self_study and solved:
        raise UsageError("--solutions: a self-study edition has all solutions already")
    if self_study and out and FILE not in out:
        raise UsageError(
            f"{folder} is an edition for a class, who would get all solutions; release the edition "
            "for self-study into another folder"
        )
    if not self_study and FILE in out:
        raise UsageError(
            f"{folder} is an edition for self-study: add --self-study, or release the edition for "
            "a class into another folder"
        )


def _solved(course: Course, released: list[Exercise], names: tuple[str, ...]) -> list[Exercise]:
    opened = course.select(names) if names else []
    for exercise in opened:
        if exercise not in released:
            raise UsageError(f"--solutions: {exercise.id} is not released; add --topic for it")
    return opened
