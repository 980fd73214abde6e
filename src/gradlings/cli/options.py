"""Options that several commands have."""

from __future__ import annotations

import os

import click

workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
    show_default="one a core",
    help="Processes that grade side by side; the results do not depend on it.",
)
