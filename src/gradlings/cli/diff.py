"""`gradlings diff`: who gained or lost points between two gradings."""

from __future__ import annotations

from pathlib import Path

import click

from gradlings.errors import UsageError

_RESULTS = click.Path(path_type=Path)


@click.command()
@click.argument("old", type=_RESULTS)
@click.argument("new", type=_RESULTS, required=False)
@click.option(
    "--csv",
    "csv_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write each change as a row of this file.",
)
def diff(old: Path, new: Path | None, csv_file: Path | None) -> None:
    """Show who gained or lost points from OLD to NEW, and by which check.

    Each is a folder that `gradlings grade` wrote, or a results.json. With one folder alone, its
    results are compared with those from before the last change, which `grade` keeps.
    """
    from gradlings.cli.console import terminal
    from gradlings.cli.feedback import read_earlier, read_results
    from gradlings.files import replace_file
    from gradlings.reports.difference import as_csv, difference, render

    if new is None:
        if old.is_file():
            raise UsageError(f"{old} is one file; name another to compare it with, or a folder")
        found = difference(read_earlier(old), read_results(old))
    else:
        found = difference(read_results(old), read_results(new))
    console = terminal()
    console.print(render(found))
    if csv_file is not None:
        replace_file(csv_file, as_csv(found))
        console.print(f"Wrote {len(found.changes)} changes to {csv_file}", soft_wrap=True)
