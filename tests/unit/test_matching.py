"""Matching: a known mistake explains what a submission shows, or is not named."""

from __future__ import annotations

import pytest

from gradlings.checks.in_process import InProcess
from gradlings.errors import SubmissionError
from gradlings.grading.diagnosis.known import Failing, Known, Observed, Trace, pack, unpack
from gradlings.grading.diagnosis.match import Failed, explanations
from gradlings.outcomes import Outcome
from gradlings.sandbox.loading import Source

A, B, BOTH = "test_hidden.py::test_a", "test_hidden.py::test_b", "test_hidden.py::test_both"
TOUCHED = {A: frozenset("a"), B: frozenset("b"), BOTH: frozenset("ab")}
NOTHING = {"a": frozenset[str](), "b": frozenset[str]()}


def failing(*sightings: bytes | None, always: bool = True, ending: str = "failed[1]") -> Failing:
    """Return what a check of one case saw."""
    return Failing("failed", always, (Trace((ending,), sightings),))


def known(slug: str, home: str, **checks: Failing) -> Known:
    """Return a misconception, its checks by a, b and both."""
    ids = {"a": A, "b": B, "both": BOTH}
    seen = {ids[name]: check for name, check in checks.items()}
    return Known(slug, f"advice on {slug}", Observed(frozenset(home), seen))


def explained(
    candidates: list[Known],
    *,
    built: dict[str, frozenset[str]] = NOTHING,
    outcomes: dict[str, Outcome] | None = None,
    **shown: bytes | None,
) -> dict[str, str]:
    """Return what is named, when a submission shows these sightings in its failed checks."""
    ids = {"a": A, "b": B, "both": BOTH}
    seen = {ids[name]: (Trace(("failed[1]",), (what,)),) for name, what in shown.items()}
    ended = {check: Outcome.FAILED if check in seen else Outcome.PASSED for check in TOUCHED}
    failed = Failed("", ended | (outcomes or {}), TOUCHED, built)
    allowed = [candidate for candidate in candidates if failed.allows(candidate)]
    found = explanations(failed, allowed, seen, lambda one, other: one == other)
    assert all(advice == f"advice on {slug}" for slug, advice in found.values())
    return {check: slug for check, (slug, _) in found.items()}


def test_the_same_sightings_are_named() -> None:
    """What looks alike in every failed check is the mistake."""
    slip = known("slip", "a", a=failing(b"1"), both=failing(b"2"))

    assert explained([slip], a=b"1", both=b"2") == {A: "slip", BOTH: "slip"}


@pytest.mark.parametrize(
    ("slip", "shown"),
    [
        (known("slip", "a", a=failing(b"1")), {"a": b"9"}),
        (known("slip", "a", a=failing(b"1")), {"a": b"1", "both": b"2"}),
        (known("slip", "a", a=failing(b"1"), both=failing(b"2")), {"a": b"1"}),
        (known("slip", "a", a=failing(b"1", b"2")), {"a": b"1"}),
        (known("slip", "b", b=failing(b"1")), {"a": b"1"}),
        (known("slip", "a", a=failing(None)), {"a": b"1"}),
        (known("slip", "a", a=failing(None, ending="failed[]AssertionError7")), {"a": None}),
    ],
    ids=[
        "another value",
        "a failed check unexplained",
        "a passed check contradicted",
        "fewer experiments",
        "another function",
        "random, but the submission is not",
        "random, and ends in another way",
    ],
)
def test_what_does_not_fit_is_not_named(slip: Known, shown: dict[str, bytes | None]) -> None:
    """A wrong diagnosis is worse than none."""
    assert explained([slip], **shown) == {}


def test_what_a_mistake_fails_only_by_chance_contradicts_nothing() -> None:
    """A passed check that the mistake fails now and then."""
    slip = known("slip", "a", a=failing(b"1"), both=failing(b"2", always=False))

    assert explained([slip], a=b"1") == {A: "slip"}


CHANCE = ("failed[1]", "passed", "failed[1, 2]")


@pytest.mark.parametrize(
    ("known_endings", "endings", "is_named"),
    [
        (CHANCE, ("failed[2]", "passed"), True),
        (CHANCE, ("passed", "passed"), True),
        (CHANCE, ("error[]", "passed"), False),
        (("failed[1]", "failed[1]"), ("passed", "failed[1]"), True),
        (("failed[1]", "failed[1]"), ("passed", "passed"), False),
        (("passed", "passed"), ("failed[1]", "passed"), False),
    ],
)
def test_what_is_random_must_fail_alike_in_several_draws(
    known_endings: tuple[str, ...], endings: tuple[str, ...], is_named: bool
) -> None:
    """A case may pass by chance, but not always where the mistake never does."""
    sure, chancy = Trace(("failed[1]",), (None,)), Trace(known_endings, (None,))
    slip = known("slip", "a", a=Failing("failed", True, (sure, chancy)))
    outcomes = {A: Outcome.FAILED, B: Outcome.PASSED, BOTH: Outcome.PASSED}
    shown = {A: (sure, Trace(endings, (None,)))}

    found = explanations(
        Failed("", outcomes, TOUCHED, NOTHING), [slip], shown, lambda one, other: one == other
    )

    assert bool(found) == is_named


def test_of_two_that_fit_alike_neither_is_named() -> None:
    """Nothing tells them apart."""
    twins = [known(name, "a", a=failing(b"1")) for name in ("one", "two")]

    assert explained(twins, a=b"1") == {}


def test_the_mistake_that_explains_more_is_named() -> None:
    """One in a function that the other builds on explains the failures of both."""
    low = known("low", "a", a=failing(b"1"), b=failing(b"2"), both=failing(b"3"))
    high = known("high", "b", b=failing(b"2"), both=failing(b"3"))

    assert explained([high, low], a=b"1", b=b"2", both=b"3") == {A: "low", B: "low", BOTH: "low"}


def test_a_function_that_builds_on_an_unexplained_failure_is_not_judged() -> None:
    """What fails there may come from below."""
    high = known("high", "b", b=failing(b"2"))

    below = {"a": frozenset[str](), "b": frozenset("a")}
    assert explained([high], b=b"2", a=b"9", both=b"9") == {B: "high"}
    assert explained([high], built=below, b=b"2", a=b"9", both=b"9") == {}


def test_a_check_of_two_functions_may_stay_open_when_both_are_mistaken() -> None:
    """What it sees is of neither mistake alone."""
    one = known("one", "a", a=failing(b"1"), both=failing(b"5"))
    two = known("two", "b", b=failing(b"2"), both=failing(b"6"))

    assert explained([one, two], a=b"1", b=b"2", both=b"9") == {A: "one", B: "two"}


def test_a_function_that_is_not_written_hides_no_mistake_in_another() -> None:
    """Its checks are missing, which no mistake explains."""
    slip = known("slip", "a", a=failing(b"1"), both=failing(b"2"))
    unwritten = {B: Outcome.MISSING, BOTH: Outcome.MISSING}

    assert explained([slip], outcomes=unwritten, a=b"1") == {A: "slip"}
    assert explained([slip], outcomes={BOTH: Outcome.TIMEOUT}, a=b"1") == {}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("raise ValueError('my own words')", "ValueError"),
        ("return {}['gone']", "KeyError: 'gone'"),
        ("return [1, 2] @ [3]", "TypeError: unsupported operand type(s) for @: 'list' and 'list'"),
    ],
)
def test_an_error_is_compared_by_its_words_unless_the_student_chose_them(
    body: str, kind: str
) -> None:
    """Two shapes that do not fit are two mistakes; two ways to say no are one."""
    subject = InProcess(Source(f"def f():\n    {body}\n", "answer", "answer.py"))
    subject.begin(0)

    with pytest.raises(SubmissionError) as caught:
        subject(lambda module: module.f())

    assert caught.value.kind == kind


def test_what_was_observed_can_be_stored() -> None:
    """And is the same when it is read again."""
    observed = known("slip", "ab", a=failing(b"1", None), both=failing()).observed

    assert unpack(pack(observed)) == observed
