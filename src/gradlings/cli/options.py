"""Options that several commands have."""

from __future__ import annotations

import os

import click

selection_option = click.option(
    "--exercise",
    "--topic",
    "names",
    metavar="NAME",
    multiple=True,
    help="Only this exercise or topic; repeatable.",
)

workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
    show_default="one per core",
    help="Processes that grade in parallel; the results do not depend on their number.",
)
