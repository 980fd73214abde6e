"""Run the checks of one exercise in one pytest session, in this process."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from gradlings import plugin
from gradlings.errors import CourseError
from gradlings.judging import Plan

# Nothing of pytest's that prints, writes, captures or loads what the machine happens to have.
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


def run(plan: Plan, files: Sequence[Path]) -> None:
    """Judge all entries of a plan with the checks in some files of its exercise.

    Raises:
        CourseError: a file of checks cannot be imported.
        KeyboardInterrupt: pytest has swallowed one.
        SandboxError: the sandbox broke down.
    """
    root = f"--rootdir={plan.exercise.root}"
    for file in files:  # pytest would take another course's, or an older version, for this one
        parts = file.relative_to(plan.exercise.root).with_suffix("").parts
        sys.modules.pop(".".join(parts), None)
    code = pytest.main([*_OPTIONS, root, *map(str, files)], plugins=[plugin, plan])
    if code is pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if plan.stopped is not None:
        raise plan.stopped
    if plan.broken:
        raise CourseError(plan.broken)
    if code in (pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR):
        raise CourseError(f"{plan.exercise.grader}: pytest could not run these checks ({code!r})")
