"""The command line: one module per group of commands; parse, call one function, print.

Exit codes: 0 done, 1 something to fix in the work, 2 misuse.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click

from gradlings import __version__
from gradlings.cli.console import plain_signs
from gradlings.errors import GradlingsError, UsageError

# Commands by module; an edition for a class has the first four alone, one for self-study five.
_COMMANDS = {
    "student": ("list_", "check"),
    "study": ("next_", "hint", "reset"),
    "watch": ("watch",),
    "show": ("show",),
    "solution": ("solution",),
    "grade": ("grade", "merge"),
    "feedback": ("feedback",),
    "diff": ("diff",),
    "mark": ("mark",),
    "report": ("report",),
    "export": ("export",),
    "release": ("release",),
    "collect": ("collect",),
    "classroom50": ("classroom50",),
    "gradescope": ("gradescope",),
    "nbgrader": ("nbgrader",),
    "audit": ("audit",),
    "new": ("new",),
    "blank": ("blank",),
    "machine": ("doctor",),
}


# Module and attribute of each command that there is.
_PLACES = {
    name.rstrip("_"): (f"{__name__}.{module}", name)
    for module, names in _COMMANDS.items()
    if find_spec(f"{__name__}.{module}") is not None
    for name in names
}


class _Commands(click.Group):
    """Imports the module of a command when somebody asks for the command: all take 0.2 s."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(_PLACES)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        wanted = {name} if name in _PLACES else set(_PLACES)  # all: click says which was meant
        for missing in wanted - set(self.commands):
            module, attribute = _PLACES[missing]
            self.add_command(getattr(import_module(module), attribute))
        return self.commands.get(name)

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
    plain_signs()
    context.obj = start.resolve()
