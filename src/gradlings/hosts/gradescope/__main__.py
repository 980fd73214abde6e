"""`python -m gradlings.hosts.gradescope FOLDER`: the command of a bundle's run_autograder."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gradlings.hosts.gradescope.grade import write_results

if __name__ == "__main__":
    click.echo(write_results(Path(sys.argv[1])))
