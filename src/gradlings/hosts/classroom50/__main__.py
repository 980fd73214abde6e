"""`python -m gradlings.hosts.classroom50 BUNDLE CHECKOUT`: what a bundle's autograder.py runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from gradlings.errors import GradlingsError
from gradlings.hosts.classroom50.result import write_result
from gradlings.hosts.github.actions import command

if __name__ == "__main__":
    bundle, checkout = map(Path, sys.argv[1:])
    try:
        click.echo(write_result(bundle, checkout, os.environ))
    except GradlingsError as error:  # never the student's mistake: the result reports those
        click.echo(command("error", f"not graded: {error}", {"title": "gradlings"}))
        sys.exit(1)
