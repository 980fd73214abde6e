"""`gradlings doctor`: check the sandbox on this machine."""

from __future__ import annotations

import sys

import click


@click.command()
def doctor() -> None:
    """Show which layers of the sandbox this machine has, and what to do about missing ones."""
    from rich.table import Table
    from rich.text import Text

    from gradlings.cli.console import terminal
    from gradlings.sandbox.layers import require_linux

    require_linux()
    from gradlings.sandbox.client import Sandbox

    with Sandbox(require_all=False) as sandbox:
        layers = sandbox.layers
        found = sandbox.self_test()
    table = Table("layer", "state", "what to do")
    for layer in layers:
        missing = "MISSING" if layer.required else "missing, optional"
        absent = Text(f"{missing}: {layer.note}", "red")
        state = Text("present", "green") if layer.present else absent
        table.add_row(layer.name, state, "" if layer.present else layer.remedy)
    for what, refused in found.items():
        state = Text("refused", "green") if refused else Text("ALLOWED", "red")
        table.add_row(Text(f"a worker {what}", "dim"), state, "")
    terminal().print(table)
    ready = all(layer.present or not layer.required for layer in layers) and all(found.values())
    click.echo("Official grading works here." if ready else "Official grading refuses to run here.")
    sys.exit(0 if ready else 1)
