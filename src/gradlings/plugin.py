"""The pytest plugin: what a check is given, and how pytest runs it.

A check is a test function of a grader. It gets its tools as fixtures:

- `submission(probe, *inputs)` and `reference(probe, *inputs)` run an experiment and give what it
  observes; public checks have no `reference`;
- `agree(probe, *inputs, rtol=…, atol=…)` runs it on both and compares;
- `expect(observation, expected, rtol=…, atol=…)` compares with a stated value;
- `rng` is a torch.Generator, seeded per student, check and case;

and marks: `points(n)`, `time_limit(seconds)` for each experiment, `forbidden(*patterns)` of
operations that the whole submission must not use.

Run by hand, `pytest graders/losses/hinge_loss` checks your own file in this process. `grading` and
`gradlings check` hand pytest a `Plan` instead.
"""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from gradlings.compare import difference
from gradlings.course import HIDDEN, PUBLIC, find_course
from gradlings.errors import CourseError, SandboxError, SubmissionError
from gradlings.judging import Entry, Plan, Verdict, source_of, verdict_of
from gradlings.results import Outcome
from gradlings.subjects import DEFAULT_TIME_LIMIT_S, InProcess, Subject, derive_seed

_PLAN = pytest.StashKey[Plan]()
_TOOLS = pytest.StashKey["_Tools"]()
_FORBIDDEN = pytest.StashKey[tuple[str, ...]]()
_CASE = pytest.StashKey[int]()
_BY_HAND = "--gradlings-submission"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a grader be run by hand on any file."""
    parser.addoption(_BY_HAND, metavar="FILE", help="check FILE instead of the one in exercises/")


def pytest_configure(config: pytest.Config) -> None:
    """Register the marks."""
    config.stash[_TOOLS] = _Tools()
    for line in (
        "points(n): what the check is worth",
        "time_limit(seconds): of each experiment of the check",
        "forbidden(*patterns): operations that the submission must not use",
    ):
        config.addinivalue_line("markers", line)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Find the plan, if one was handed over as a plugin."""
    for plugin in session.config.pluginmanager.get_plugins():
        if isinstance(plugin, Plan):
            session.config.stash[_PLAN] = plugin


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make the submission a parameter of the session."""
    plan = metafunc.config.stash.get(_PLAN, None)
    if plan is not None and "submission" in metafunc.fixturenames:
        indices = range(len(plan.entries))
        metafunc.parametrize("submission", indices, indirect=True, scope="session")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Number the cases of each check; judge one submission after the other, public checks first."""
    checks = [item for item in items if _is_check(item)]
    if len(checks) == len(items):
        items.sort(key=lambda item: (_index(item), item.path.name != PUBLIC))
    marks = [mark for item in checks for mark in item.iter_markers("forbidden")]
    config.stash[_FORBIDDEN] = tuple(dict.fromkeys(name for mark in marks for name in mark.args))
    seen: Counter[tuple[int, str]] = Counter()
    for item in checks:
        key = _index(item), _check_id(item)
        item.stash[_CASE] = seen[key]
        seen[key] += 1


def _is_check(item: pytest.Item) -> bool:
    return item.path.name in (PUBLIC, HIDDEN) and isinstance(item, pytest.Function)


def _index(item: pytest.Item) -> int:
    callspec = getattr(item, "callspec", None)
    index = callspec.params.get("submission", 0) if callspec is not None else 0
    return int(index)


def _check_id(item: pytest.Item) -> str:
    return f"{item.path.name}::{getattr(item, 'originalname', item.name)}"


def _plan_of(item: pytest.Item) -> tuple[Plan | None, Entry | None]:
    plan = item.config.stash.get(_PLAN, None)
    return plan, plan.entries[_index(item)] if plan is not None else None


def _seed(item: pytest.Item, purpose: str) -> int:
    plan, entry = _plan_of(item)
    whose = (plan.seed, entry.student) if plan is not None and entry is not None else (0, "")
    return derive_seed(
        *whose, *item.path.parent.parts[-2:], _check_id(item), item.stash[_CASE], purpose
    )


# --- tools


@pytest.fixture(scope="session")
def submission(request: pytest.FixtureRequest) -> Iterator[Subject]:
    """The implementation under test."""
    forbidden = request.config.stash[_FORBIDDEN]
    plan = request.config.stash.get(_PLAN, None)
    if plan is not None:
        subject = plan.entries[request.param].open_subject(forbidden)
    else:
        grader = request.session.items[0].path.parent
        exercise = find_course(grader).select(["/".join(grader.parts[-2:])])[0]
        path = Path(request.config.getoption(_BY_HAND) or exercise.stub)
        subject = InProcess(source_of(exercise, path, forbidden))
    yield subject
    subject.close()


class _Tools:
    """What the fixtures of the check that is running stand for.

    The fixtures themselves last for the session: making them anew for each of a thousand
    submissions would take longer than to judge them.
    """

    def __init__(self) -> None:
        self.submission: Subject | None = None
        self.reference: Subject | None = None
        self.reveal = False

    def agree(
        self,
        probe: Callable[..., Any],
        *inputs: Any,
        rtol: float | None = None,
        atol: float | None = None,
    ) -> None:
        """Run an experiment on the submission and on the solution; compare what they observe."""
        assert self.submission is not None
        assert self.reference is not None
        wait = self.submission.begin_call(probe, *inputs)
        expected = self.reference(probe, *inputs)
        self._compare(wait(), expected, rtol=rtol, atol=atol, reveal=False)

    def expect(
        self, actual: Any, expected: Any, rtol: float | None = None, atol: float | None = None
    ) -> None:
        """Compare an observation with a stated value, which only a public check's message shows."""
        self._compare(actual, expected, rtol=rtol, atol=atol, reveal=self.reveal)

    def _compare(self, actual: Any, expected: Any, **options: Any) -> None:
        if told := difference(actual, expected, **options):
            assert self.submission is not None
            raise SubmissionError(f"{told}\nin {self.submission.last}", Outcome.FAILED)


@pytest.fixture(scope="session")
def _tools(request: pytest.FixtureRequest) -> _Tools:
    return request.config.stash[_TOOLS]


@pytest.fixture(scope="session")
def reference(request: pytest.FixtureRequest) -> Subject:
    """The hidden solution."""
    plan = request.config.stash.get(_PLAN, None)
    if plan is None:
        path = request.session.items[0].path
        exercise = find_course(path.parent).select(["/".join(path.parts[-3:-1])])[0]
        plan = Plan(exercise, [])
    if plan.reference is None:
        raise CourseError(f"{plan.exercise.solution}: missing; hidden checks compare with it")
    return plan.reference


@pytest.fixture(scope="session")
def agree(_tools: _Tools, submission: Subject, reference: Subject) -> Callable[..., None]:
    """Run an experiment on the submission and on the solution, and compare what they observe."""
    return _tools.agree


@pytest.fixture(scope="session")
def expect(_tools: _Tools, submission: Subject) -> Callable[..., None]:
    """Compare an observation with a stated value, which only a public check's message shows."""
    return _tools.expect


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> torch.Generator:
    """A generator for the inputs of this check, this case and this student."""
    return _rng(request.node)


def _rng(item: pytest.Item) -> torch.Generator:
    return torch.Generator().manual_seed(_seed(item, "inputs"))


# --- running


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out the other cases of a check that has failed."""
    _, entry = _plan_of(item)
    if entry is not None and entry.failed(_check_id(item)):
        pytest.skip("the check has failed already")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Begin a check on its subjects, and see that it talked to the submission."""
    if not _is_check(item):
        return (yield)
    given = getattr(item, "funcargs", {})
    if item.path.name == PUBLIC and "reference" in given:
        raise CourseError(f"{item.path}: a public check uses the reference; students have none")
    tools = item.config.stash[_TOOLS]
    _begin(item, tools, given.get("submission"), given.get("reference"))
    result = yield
    if tools.submission is None or not tools.submission.calls:
        raise CourseError(f"{item.path}: {_check_id(item)} ran no experiment on the submission")
    return result


def _begin(
    item: pytest.Item, tools: _Tools, submission: Subject | None, reference: Subject | None
) -> None:
    mark = item.get_closest_marker("time_limit")
    time_limit_s = float(mark.args[0]) if mark is not None else DEFAULT_TIME_LIMIT_S
    tools.submission, tools.reference = submission, reference
    tools.reveal = item.path.name == PUBLIC
    seed = _seed(item, "experiments")
    for subject in (submission, reference):
        if subject is not None:
            subject.begin(seed, time_limit_s)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the end of a check into its verdict."""
    report = yield
    if not _is_check(item) or report.skipped or (call.excinfo is None and call.when != "call"):
        return report
    error = call.excinfo.value if call.excinfo is not None else None
    plan, entry = _plan_of(item)
    if isinstance(error, SandboxError) and plan is not None:
        plan.stopped = error
        item.session.shouldstop = str(error)
        return report
    verdict = _verdict(item, error)
    if error is not None:
        report.longrepr = f"{verdict.outcome}: {verdict.message}"
    if entry is not None:
        entry.record(_check_id(item), verdict, call.duration)
    return report


def _verdict(item: pytest.Item, error: BaseException | None) -> Verdict:
    subject = getattr(item, "funcargs", {}).get("submission")
    title = inspect.getdoc(getattr(item, "obj", None)) or item.name
    return verdict_of(error, subject, title, lambda: _passes_on_reference(item))


def _passes_on_reference(item: pytest.Item) -> bool:
    """Run the check once more with the solution in the submission's place."""
    plan, _ = _plan_of(item)
    if plan is None or plan.reference is None:
        return True  # a student's machine: what ships has been audited
    solution = plan.reference
    given = dict(getattr(item, "funcargs", {}))
    given |= {"submission": solution, "rng": _rng(item)}
    check = getattr(item, "obj")  # noqa: B009  # a pytest.Function, seen as an Item
    _begin(item, item.config.stash[_TOOLS], solution, solution)
    try:
        check(**{name: given[name] for name in inspect.signature(check).parameters})
    except Exception:  # whatever it is, the check cannot judge the solution either
        return False
    return True
