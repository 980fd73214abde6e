"""This course's misconceptions, coded a second time: each is named, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from support.content import PROGRAMS
from support.linux import needs_linux
from support.repository import ROOT
from support.submissions import hand_in, named

from gradlings.authoring.audit.store import FILE, AuditStore
from gradlings.course.course import Course
from gradlings.course.exercise import Exercise
from gradlings.course.overlay import OverlayError, laid_over
from gradlings.grading import GradingOptions, grade_class
from gradlings.grading.gradebook import Gradebook
from gradlings.grading.jobs import Naming
from gradlings.outcomes import Outcome
from gradlings.results import Report

REWRITES = ROOT / "tests" / "rewrites"
KNOWN_TO_THE_AUTHOR = {
    "backprop/manual_backprop",
    "losses/hinge_loss",
    "optimizers/switch_optimizer",
    "regularization/dropout_mlp",
    "regularization/early_stopping",
}
REWRITTEN = [exercise for exercise in PROGRAMS if (REWRITES / exercise.id).is_dir()]


def rewrite_in(path: Path) -> str:
    """Return a rewrite; one that begins with `# Over bases/NAME.py` is laid over that program."""
    text = path.read_text()
    over = re.match(r"# Over (bases/\w+\.py)\n", text)
    return laid_over((path.parent / over[1]).read_text(), text) if over else text


def rewrites_of(exercise: Exercise) -> dict[str, str]:
    """Return a submission for each misconception: a right answer, its mistaken part coded again."""
    right = exercise.answers_of("right")
    found = {}
    for number, path in enumerate(exercise.answers_of("wrong")):
        rewrite = rewrite_in(REWRITES / exercise.id / path.name)
        try:
            found[path.stem] = laid_over(right[number % len(right)].read_text(), rewrite)
        except OverlayError:  # a class that this right answer builds in another way
            found[path.stem] = laid_over(exercise.solution.read_text(), rewrite)
    return found


def add_what_the_audit_observed(gradebook: Gradebook) -> None:
    """Spare the time for what this repository's last audit found, named by all that decides it."""
    naming, store = Naming(1, sandboxed=True), AuditStore(ROOT / FILE)
    for exercise in REWRITTEN:
        digests = [naming.observed_digest(exercise, m.path) for m in exercise.misconceptions]
        gradebook.add_observed(exercise.id, store.find(digests))
    store.close()


@pytest.fixture(scope="module")
def rewritten(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A class that makes every known mistake once, each in another way; and right answers."""
    folder = tmp_path_factory.mktemp("rewritten")
    for exercise in REWRITTEN:
        right = {f"right-{path.stem}": path.read_text() for path in exercise.answers_of("right")}
        hand_in(folder / "class", exercise, rewrites_of(exercise) | right)
    gradebook = Gradebook(f"sqlite:///{folder / 'gradebook.sqlite'}")
    add_what_the_audit_observed(gradebook)
    report = grade_class(
        course, REWRITTEN, folder / "class", gradebook, GradingOptions(workers=2, seed=1)
    )
    gradebook.close()
    return replace(report, results=tuple(r for r in report.results if r.checks))


@needs_linux
def test_most_rewrites_are_named_rightly_and_none_wrongly(rewritten: Report) -> None:
    """A second version of each mistake; `pytest -s` shows the count of each exercise.

    Those of five exercises were written with the catalogue at hand: nine in ten. The others come
    from somebody who knew only contract, belief and advice: three in four.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrongly = []
    for result in rewritten.results:
        slug = result.student.partition("-")[2]
        if slug.startswith("right-"):
            continue
        found = named(result)
        how = "rightly" if found == {slug} else "wrongly" if found else "not at all"
        counts[result.exercise][how] += 1
        if found - {slug}:
            wrongly.append((result.exercise, slug, found))

    print(f"\nrewrites named: {dict(counts)}")  # noqa: T201  # the figures that are asked for
    assert not wrongly
    assert {e: c.total() for e, c in counts.items()} == {
        e.id: len(e.answers_of("wrong")) for e in REWRITTEN
    }
    for share, exercises in (
        (0.9, KNOWN_TO_THE_AUTHOR),
        (0.75, counts.keys() - KNOWN_TO_THE_AUTHOR),
    ):
        of_these = sum((counts[exercise] for exercise in exercises), Counter[str]())
        assert of_these["rightly"] >= share * of_these.total()


@needs_linux
def test_no_right_answer_is_diagnosed(rewritten: Report) -> None:
    """They lose nothing, and get no hint."""
    right = [r for r in rewritten.results if "-right-" in r.student]

    assert len(right) == sum(len(e.answers_of("right")) for e in REWRITTEN)
    for result in right:
        assert result.score == result.max_score, result.student
        assert not named(result)
        assert not any(check.hint for check in result.checks)


@needs_linux
def test_the_hint_is_the_advice_in_every_check_that_it_explains(
    rewritten: Report, course: Course
) -> None:
    """In the hidden checks too; a passed check has none."""
    slug = "true_class_counted"
    hinge = course.select(["hinge_loss"])[0]
    advice = next(m.advice for m in hinge.misconceptions if m.slug == slug)
    result = next(r for r in rewritten.results if r.student == f"hinge_loss-{slug}")

    for check in result.checks:
        expected = "" if check.outcome is Outcome.PASSED else advice
        assert check.hint == expected, check.id
        assert check.misconception == (slug if expected else "")
    assert any(check.hint and "hidden" in check.id for check in result.checks)


@pytest.mark.parametrize("exercise", REWRITTEN, ids=[e.id for e in REWRITTEN])
def test_every_misconception_has_a_rewrite_that_is_no_copy(exercise: Exercise) -> None:
    """As many rewrites as misconceptions, and none is the same text again."""
    folder = REWRITES / exercise.id
    wrong = {path.name: path.read_text() for path in exercise.answers_of("wrong")}

    assert {path.name for path in folder.glob("*.py")} == set(wrong)
    for path in folder.glob("*.py"):
        assert rewrite_in(path).strip() not in wrong[path.name]
