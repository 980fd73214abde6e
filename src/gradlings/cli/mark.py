"""`gradlings mark`: mark answers in words on a page of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gradlings.cli.grade import read_part

if TYPE_CHECKING:
    from gradlings.grading.marking import Marking


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--anonymous", is_flag=True, help="Show no names, and the answers in no order.")
@click.option(
    "--split",
    "part",
    metavar="K/N",
    callback=read_part,
    default="1/1",
    help="Only a part of the answers, for several markers: 2/3 is the second of three.",
)
@click.option(
    "--second",
    metavar="NAME",
    default="",
    help="Write points into a column points_NAME, without seeing those of the first marker.",
)
def mark(folder: Path, anonymous: bool, part: tuple[int, int], second: str) -> None:
    """Mark the answers in FOLDER's by_hand.csv with keys, on a page in the browser.

    FOLDER is the one that `gradlings grade` wrote. Each choice is saved at once, and several people
    can mark at the same time. Afterwards, grade again: the points count then.
    """
    from gradlings.grading.by_hand_file import FILE, is_open_elsewhere
    from gradlings.grading.marking import Marking
    from gradlings.hosts.marking import serving

    marking = Marking(folder, part, anonymous, second)
    with serving(marking) as (address, server):
        click.echo(f"Open {address}\nIt is for this machine alone; Ctrl-C ends it")
        if is_open_elsewhere(folder):
            click.echo(f"{folder / FILE} is open in a spreadsheet: close it there, and do not save")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo()
    _finish(marking)


def _finish(marking: Marking) -> None:
    """Say how far marking has come; and how far two markers agree."""
    from gradlings.grading.agreement import agreements_in

    for line in marking.put_back():
        click.echo(line)
    answers = marking.answers()
    done = sum(answer.points != "" for answer in answers)
    click.echo(f"{done} of {len(answers)} answers are marked")
    for one in agreements_in(marking.folder, marking.second) if marking.second else ():
        about = f"  {one.line}" if one.line else f"{one.exercise}, {one.question}"
        click.echo(
            f"{about}: {one.n} answers marked by both, {one.in_words}; {one.second} gives "
            f"{one.difference:+.2f} points on average"
        )
