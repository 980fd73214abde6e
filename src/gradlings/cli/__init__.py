"""The command line: one module per group of commands; parse, call one function, print.

Exit codes: 0 done, 1 something to fix in the work, 2 misuse.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gradlings import __version__
from gradlings.cli.audit import audit
from gradlings.cli.blank import blank
from gradlings.cli.classroom50 import classroom50
from gradlings.cli.collect import collect
from gradlings.cli.feedback import feedback
from gradlings.cli.grade import grade, merge
from gradlings.cli.machine import doctor
from gradlings.cli.nbgrader import nbgrader
from gradlings.cli.new import new
from gradlings.cli.release import release
from gradlings.cli.student import check, list_
from gradlings.errors import GradlingsError, UsageError


class _Commands(click.Group):
    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except GradlingsError as error:
            click.echo(f"gradlings: {error}", err=True)
            sys.exit(2 if isinstance(error, UsageError) else 1)
        except KeyboardInterrupt:
            click.echo("\ngradlings: interrupted; run the command again to continue", err=True)
            sys.exit(130)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gradlings")
@click.option(
    "--course",
    "start",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Folder of the course; by default the current one, or the nearest above it.",
)
@click.pass_context
def main(context: click.Context, start: Path) -> None:
    """Exercises for the fundamentals of deep learning in PyTorch, graded."""
    context.obj = start.resolve()


for command in (
    list_,
    check,
    grade,
    merge,
    feedback,
    release,
    collect,
    classroom50,
    nbgrader,
    audit,
    new,
    blank,
    doctor,
):
    main.add_command(command)
