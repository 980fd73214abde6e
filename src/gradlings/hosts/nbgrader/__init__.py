"""The course as nbgrader's assignments, graded by this package's engine.

A student's notebook needs `check_here` alone, and imports nothing of nbgrader.
"""

from __future__ import annotations

from typing import Any

__all__ = ["check_here", "configure"]


def check_here(exercise: str, check: str = "") -> None:
    """Run an exercise's public checks, or one of them, on what this notebook has defined so far."""
    from gradlings.hosts.nbgrader.check_here import check_here

    check_here(exercise, check)


def configure(c: Any, course: str, config_file: str, **options: Any) -> None:
    """Make nbgrader grade with gradlings; see `gradlings.hosts.nbgrader.config`."""
    from gradlings.hosts.nbgrader.config import configure

    configure(c, course, config_file, **options)
