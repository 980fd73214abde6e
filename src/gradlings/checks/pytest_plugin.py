"""The pytest plugin: marks, and the tools of a check when pytest runs it by hand.

`pytest graders/losses/hinge_loss` checks your own file in this process, with all that pytest
offers; `--gradlings-submission FILE` checks another one. Marks: `points(n)`,
`time_limit(seconds)` for each experiment, `forbidden(*patterns)` for operations that the whole
submission must not use.

Grading and `gradlings check` use pytest to collect the checks only: see `collect.collect_checks`.
"""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Callable, Generator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import torch

from gradlings.checks.in_process import InProcess
from gradlings.checks.judge import Grader, case_of, forbidden_by, source_of, verdict_of
from gradlings.checks.subject import Subject
from gradlings.checks.tools import Case, Tools
from gradlings.course.course import find_course
from gradlings.course.exercise import HIDDEN, PROBES, PUBLIC, Exercise
from gradlings.errors import CourseError

_CASE = pytest.StashKey[Case | None]()
_OPTION = "--gradlings-submission"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a grader be run by hand on any file."""
    parser.addoption(_OPTION, metavar="FILE", help="check FILE instead of the one in exercises/")


def pytest_configure(config: pytest.Config) -> None:
    """Register the marks."""
    for line in (
        "points(n): what the check is worth",
        "time_limit(seconds): of each experiment of the check",
        "forbidden(*patterns): operations that the submission must not use",
    ):
        config.addinivalue_line("markers", line)


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Let checks import the probes of their own folder: `from probes import …`."""
    if isinstance(collector, pytest.Module):
        sys.modules.pop("probes", None)
        file = collector.path.with_name(PROBES)
        if file.is_file():
            sys.modules["probes"] = _loaded(file)


def _loaded(file: Path) -> ModuleType:
    """Load probes as a module of the package that pytest makes of their folder."""
    name = ".".join([*file.parts[-4:-1], file.stem])
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark which tests are checks of a grader."""
    seen: Counter[str] = Counter()
    for item in items:
        item.stash[_CASE] = case_of(item, seen)
    graders = sorted({item.path.parent for item in items if item.stash[_CASE] is not None})
    if config.getoption(_OPTION) and len(graders) > 1:
        first, second = ("/".join(grader.parts[-2:]) for grader in graders[:2])
        raise pytest.UsageError(
            f"{_OPTION} is one file, but these are checks of {first}, {second}"
            f"{', …' if len(graders) > 2 else ''}; name the folder of one exercise"
        )


@pytest.fixture(scope="module")
def _by_hand(request: pytest.FixtureRequest) -> Tools:
    exercise = _exercise_of(request.path)
    path = Path(request.config.getoption(_OPTION) or exercise.stub)
    own = [item for item in request.session.items if item.path.parent == request.path.parent]
    source = source_of(exercise, path, forbidden_by(own))
    return Tools(InProcess(source), Grader(exercise).reference)


def _exercise_of(grader: Path) -> Exercise:
    return find_course(grader.parent).select(["/".join(grader.parts[-3:-1])])[0]


@pytest.fixture
def _tools(_by_hand: Tools, request: pytest.FixtureRequest) -> Tools:
    case = request.node.stash[_CASE]
    if case is None:
        raise CourseError(f"{request.path}: only checks in {PUBLIC} and {HIDDEN} have these tools")
    _by_hand.begin(case)
    return _by_hand


@pytest.fixture
def submission(_tools: Tools) -> Subject:
    """The implementation under test."""
    return _tools.submission


@pytest.fixture
def reference(_tools: Tools) -> Subject:
    """The hidden solution."""
    return _tools.reference


@pytest.fixture
def agree(_tools: Tools) -> Callable[..., None]:
    """Run an experiment on the submission and on the solution, and compare what they observe."""
    return _tools.agree


@pytest.fixture
def expect(_tools: Tools) -> Callable[..., None]:
    """Compare an observation with a stated value."""
    return _tools.expect


@pytest.fixture
def rng(_tools: Tools) -> torch.Generator:
    """A generator for the inputs of this check and case."""
    return _tools.rng


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show a failed check as a student would read it."""
    report = yield
    case = item.stash.get(_CASE, None)
    error = call.excinfo.value if call.excinfo is not None else None
    tools = getattr(item, "funcargs", {}).get("_tools")
    if case is not None and isinstance(tools, Tools) and isinstance(error, Exception):
        verdict = verdict_of(error, case, tools.submission, lambda: True)
        report.longrepr = f"{verdict.outcome}: {verdict.message}"
    return report
