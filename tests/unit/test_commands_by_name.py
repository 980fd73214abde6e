"""Commands are found by their names; nobody waits for the import of the others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
from support.commands import gradlings

from gradlings.cli import main


def test_each_command_has_the_name_by_which_it_is_found() -> None:
    """And each is in the list."""
    context = click.Context(main)
    names = main.list_commands(context)

    assert {"check", "grade", "list", "next", "watch"} <= set(names)
    for name in names:
        command = main.get_command(context, name)
        assert command is not None
        assert command.name == name


def test_only_the_module_of_the_command_is_imported() -> None:
    """In a process of its own: here others may have been imported."""
    program = (
        "import sys\nfrom gradlings.cli import main\n"
        "try: main(['doctor', '--help'])\n"
        "finally: print(sorted(m for m in sys.modules if m.startswith('gradlings.cli.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "['gradlings.cli.console', 'gradlings.cli.machine']"


def test_a_typo_has_a_suggestion(tmp_path: Path) -> None:
    """Of all commands, imported or not."""
    done = gradlings(tmp_path, "chekc")

    assert done.returncode == 2
    assert "Did you mean 'check'?" in done.stderr
