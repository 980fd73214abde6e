"""Collect the checks of one exercise with pytest.

The grader then runs them itself on one submission after the other: pytest's own protocol, made for
a test run that takes minutes, would take longer than the checks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pytest

from gradlings.checks import pytest_plugin
from gradlings.checks.judge import Grader, cases_of, forbidden_by
from gradlings.course.exercise import Exercise
from gradlings.errors import CourseError

# pytest must not print, write, capture, or load what the machine happens to have.
_SWITCHED_OFF = (
    "cacheprovider", "debugging", "doctest", "faulthandler", "junitxml", "logging", "nose",
    "pastebin", "recwarn", "setuponly", "setupplan", "stepwise", "subtests", "terminal",
    "threadexception", "tmpdir", "unittest", "unraisableexception", "warnings",
)  # fmt: skip
_OPTIONS = (
    "--disable-plugin-autoload",
    "--import-mode=importlib",
    "--assert=plain",  # a message of a hidden check must not show values
    "--noconftest",
    "--capture=no",
    "-c", os.devnull,
    *(part for name in _SWITCHED_OFF for part in ("-p", f"no:{name}")),
)  # fmt: skip


class _Collector:
    """A plugin that keeps what pytest collects, and runs nothing."""

    def __init__(self) -> None:
        self.items: list[pytest.Item] = []
        self.broken = ""

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Remember why a grader's file could not be collected."""
        if report.failed:
            self.broken = f"{report.nodeid}: {report.longreprtext.strip().splitlines()[-1]}"

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Keep the collected checks."""
        self.items = list(session.items)
        return True


def collect_checks(exercise: Exercise, files: Sequence[Path]) -> Grader:
    """Collect the checks in some files of an exercise.

    Raises:
        CourseError: a file of checks cannot be imported.
        KeyboardInterrupt: one reached pytest, which does not pass it on.
    """
    # Keep pytest out of the folders above the course, which may not be readable.
    root = [f"--{option}={exercise.root}" for option in ("rootdir", "confcutdir")]
    for file in files:  # else pytest takes another course's, or an older version
        parts = file.relative_to(exercise.root).with_suffix("").parts
        sys.modules.pop(".".join(parts), None)
    collector = _Collector()
    code = pytest.main([*_OPTIONS, *root, *map(str, files)], plugins=[pytest_plugin, collector])
    if code is pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if collector.broken:
        raise CourseError(collector.broken)
    if code in (pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR):
        raise CourseError(f"{exercise.grader}: pytest could not collect these checks ({code!r})")
    return Grader(exercise, cases_of(collector.items), forbidden_by(collector.items))


def grader_of(exercise: Exercise) -> Grader:
    """Collect all checks of an exercise, once in a process until one of their files changes.

    Raises:
        CourseError: a file of checks cannot be imported.
    """
    stats = [path.stat() for path in exercise.judges]
    return _collected(exercise, tuple((s.st_ino, s.st_mtime_ns, s.st_size) for s in stats))


@lru_cache(maxsize=256)
def _collected(exercise: Exercise, _state: tuple[tuple[int, ...], ...]) -> Grader:
    return collect_checks(exercise, exercise.graders)
