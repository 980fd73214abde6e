"""Diagnosis: a known mistake is named however it is coded, and nothing else is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from support import PROGRAMS, ROOT

from gradlings.authoring.new import new_exercise
from gradlings.checks.collect import collect_checks
from gradlings.checks.subject import InProcess
from gradlings.course.contract import built_on, contract_of, solution_of, suspects, touched_by
from gradlings.course.course import Course, load_course
from gradlings.course.exercise import Exercise
from gradlings.errors import SubmissionError
from gradlings.grading import GradingOptions, grade_class
from gradlings.grading.diagnosis.known import Failing, Known, Observed, Trace, pack, unpack
from gradlings.grading.diagnosis.match import Failed, explanations
from gradlings.grading.diagnosis.witness import Witness, witnessed
from gradlings.grading.gradebook import Gradebook
from gradlings.results import ExerciseResult, Outcome, Report
from gradlings.sandbox import wire
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.loading import Source

needs_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="a misconception is observed in the sandbox"
)

# --- the course's own misconceptions, coded a second time

REWRITES = ROOT / "tests" / "rewrites"
REWRITTEN = [exercise for exercise in PROGRAMS if (REWRITES / exercise.id).is_dir()]


def rewrites_of(exercise: Exercise) -> dict[str, str]:
    """Return a submission for each misconception: a right answer, its mistaken part coded anew.

    What comes later in a file overrides what came before it.
    """
    right = exercise.answers_of("right")
    found = {}
    for number, path in enumerate(exercise.answers_of("wrong")):
        rewrite = REWRITES / exercise.id / path.name
        base = right[number % len(right)].read_text()
        found[path.stem] = f"{base}\n\n{rewrite.read_text()}"
    return found


def hand_in(folder: Path, exercise: Exercise, texts: dict[str, str]) -> None:
    """Lay out submissions of one exercise, by student."""
    for student, text in texts.items():
        file = folder / f"{exercise.name}-{student}" / exercise.path
        file.parent.mkdir(parents=True)
        file.write_text(text)


def named(result: ExerciseResult) -> set[str]:
    """Return the misconceptions that a result names."""
    return {check.misconception for check in result.checks if check.misconception}


@pytest.fixture(scope="module")
def rewritten(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A class that makes every known mistake once, each in another way; and right answers."""
    folder = tmp_path_factory.mktemp("rewritten")
    for exercise in REWRITTEN:
        right = {f"right-{path.stem}": path.read_text() for path in exercise.answers_of("right")}
        hand_in(folder / "class", exercise, rewrites_of(exercise) | right)
    gradebook = Gradebook(f"sqlite:///{folder / 'gradebook.sqlite'}")
    report = grade_class(
        course, REWRITTEN, folder / "class", gradebook, GradingOptions(workers=2, seed=1)
    )
    gradebook.close()
    return replace(report, results=tuple(r for r in report.results if r.checks))


@needs_linux
def test_nine_in_ten_rewrites_are_named_rightly_and_none_wrongly(rewritten: Report) -> None:
    """A second version of each mistake; `pytest -s` shows the count."""
    count: Counter[str] = Counter()
    wrongly = []
    for result in rewritten.results:
        slug = result.student.partition("-")[2]
        if slug.startswith("right-"):
            continue
        found = named(result)
        count["rightly" if found == {slug} else "wrongly" if found else "not at all"] += 1
        if found - {slug}:
            wrongly.append((result.exercise, slug, found))

    print(f"\nrewrites named: {dict(count)}")  # noqa: T201  # the figure that is asked for
    assert not wrongly
    assert count.total() == sum(len(e.answers_of("wrong")) for e in REWRITTEN)
    assert count["rightly"] >= 0.9 * count.total()


@needs_linux
def test_no_right_answer_is_diagnosed(rewritten: Report) -> None:
    """They lose nothing, and are told nothing."""
    right = [r for r in rewritten.results if "-right-" in r.student]

    assert len(right) == sum(len(e.answers_of("right")) for e in REWRITTEN)
    for result in right:
        assert result.score == result.max_score, result.student
        assert not named(result)
        assert not any(check.hint for check in result.checks)


@needs_linux
def test_the_hint_is_the_advice_in_every_check_that_it_explains(
    rewritten: Report, hinge: Exercise
) -> None:
    """In the hidden checks too; a passed check has none."""
    slug = "true_class_counted"
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
        assert path.read_text().strip() not in wrong[path.name]


# --- several mistakes in one file


@needs_linux
def test_mistakes_in_different_functions_are_both_named(hinge: Exercise, tmp_path: Path) -> None:
    """Each with the checks of its own function; a third file has one that is not known."""
    binary = (hinge.grader / "wrong" / "no_clamp.py").read_text()
    many = (hinge.grader / "wrong" / "true_class_counted.py").read_text()
    solution = hinge.solution.read_text()
    unknown = (
        "\n\ndef binary_hinge_loss(scores, targets, margin=1.0):\n    return scores.sum() * 17\n"
    )
    unwritten = "\n\ndef binary_hinge_loss(*arguments):\n    raise NotImplementedError\n"
    many_only = (
        f"{solution}\n\n{many.partition('def multiclass')[1]}{many.partition('def multiclass')[2]}"
    )
    texts = {
        "both": f"{many_only}\n\n{binary[binary.index('def binary') : binary.index('def multi')]}",
        "one": f"{many_only}{unknown}",
        "unwritten": f"{many_only}{unwritten}",
        "unknown": f"{solution}{unknown}",
    }
    hand_in(tmp_path / "class", hinge, texts)
    gradebook = Gradebook(f"sqlite:///{tmp_path / 'gradebook.sqlite'}")

    course = load_course(ROOT)
    report = grade_class(course, [hinge], tmp_path / "class", gradebook, GradingOptions(workers=1))

    gradebook.close()
    found = {result.student.partition("-")[2]: result for result in report.results}
    assert named(found["both"]) == {"no_clamp", "true_class_counted"}
    for check in found["both"].checks:
        if check.misconception:
            assert (check.misconception == "no_clamp") == ("binary" in check.id)
    assert named(found["one"]) == {"true_class_counted"}
    assert named(found["unwritten"]) == {"true_class_counted"}
    assert not named(found["unknown"])


@needs_linux
def test_what_is_known_of_misconceptions_is_observed_once(hinge: Exercise, tmp_path: Path) -> None:
    """A second class finds it in the gradebook; an edited wrong answer is observed again."""
    course = load_course(ROOT)
    wrong = hinge.answers_of("wrong")
    gradebook = Gradebook(f"sqlite:///{tmp_path / 'gradebook.sqlite'}")
    observed: list[tuple[int, int]] = []

    for number in range(2):
        hand_in(tmp_path / f"class{number}", hinge, {f"s{number}": wrong[number].read_text()})
        report = grade_class(
            course,
            [hinge],
            tmp_path / f"class{number}",
            gradebook,
            GradingOptions(workers=1),
            lambda progress: observed.append((progress.observed, progress.to_observe)),
        )
        assert named(report.results[0]) == {wrong[number].stem}
        if number == 0:
            assert (0, 0) in observed
            assert (len(wrong), len(wrong)) in observed
            observed.clear()

    gradebook.close()
    assert set(observed) <= {(0, 0), (len(wrong), len(wrong))}  # never half-way


@needs_linux
def test_a_broken_wrong_answer_costs_the_hints_and_no_grade(tmp_path: Path) -> None:
    """The file is named; once it is mended, the submission is graded again, with its hint."""
    new_exercise(_empty_course(tmp_path / "course"), "t/one")
    course = load_course(tmp_path / "course")
    exercise = course.exercises[0]
    mistaken = (exercise.grader / "wrong" / "in_place.py").read_text()
    broken = exercise.grader / "wrong" / "broken.py"
    broken.write_text("def center(:\n")
    hand_in(tmp_path / "class", exercise, {"ada": mistaken})
    command = [sys.executable, "-m", "gradlings", "--course", course.root, "grade"]

    def grade_it() -> tuple[str, ExerciseResult]:
        arguments = [*command, tmp_path / "class", "--out", tmp_path / "out"]
        run = subprocess.run(arguments, capture_output=True, text=True, check=True)
        report = Report.from_json(json.loads((tmp_path / "out" / "results.json").read_text()))
        return run.stdout, report.results[0]

    told, result = grade_it()
    assert result.score == 3
    assert not named(result)
    assert "t/one: mistakes are not named: " in told
    assert "wrong/broken.py:1: invalid syntax" in told

    broken.unlink()
    told, result = grade_it()
    assert named(result) == {"in_place"}
    assert "not named" not in told


def _empty_course(root: Path) -> Course:
    """Make a course to which an exercise can be added."""
    root.mkdir()
    (root / "course.toml").write_text(
        '[course]\nname = "c"\ntitle = "C"\n[[topic]]\nname = "t"\ntitle = "T"\nexercise = []\n'
    )
    return load_course(root)


# --- where a mistake sits

CONTRACT = (
    '"""Two functions."""\n\n\ndef f(x):\n    raise NotImplementedError\n\n\ndef g(x):\n    pass\n'
)
ANSWER = '''
import torch

SCALE = 2


def _scaled(x):
    return SCALE * x


def f(x):
    """Words."""
    return _scaled(x)


def g(x):
    return f(x) + 1
'''


@pytest.fixture
def two_functions(tmp_path: Path) -> Exercise:
    """An exercise with two functions, of which one calls the other."""
    exercise = Exercise(tmp_path, "t", "two")
    grader = (
        "def both(module):\n    return _inner(module), module.g(1)\n\n\n"
        "def _inner(module):\n    return module.f(1)\n\n\n"
        "def test_both(submission):\n    '''Both.'''\n    submission(both)\n\n\n"
        "def test_f(submission):\n    '''f.'''\n    submission(_inner)\n\n\n"
        "def test_any(submission, model):\n    '''Any.'''\n    model.g()\n"
    )
    for path, text in {
        exercise.stub: CONTRACT,
        exercise.solution: ANSWER,
        exercise.grader / "test_hidden.py": grader,
    }.items():
        path.parent.mkdir(parents=True)
        path.write_text(text)
    return exercise


def test_a_check_touches_the_functions_that_its_probes_reach(two_functions: Exercise) -> None:
    """Through helpers, too; one that does not tell touches all."""
    assert contract_of(two_functions) == {"f", "g"}
    assert touched_by(two_functions) == {
        "test_hidden.py::test_both": {"f", "g"},
        "test_hidden.py::test_f": {"f"},
        "test_hidden.py::test_any": {"f", "g"},
    }
    assert built_on(two_functions) == {"f": frozenset(), "g": {"f"}}


@pytest.mark.parametrize(
    ("old", "new", "home"),
    [
        ("Words", "Other words", set()),
        ("f(x) + 1", "f(x) - 1", {"g"}),
        ("SCALE * x", "x", {"f"}),
        ("SCALE = 2", "SCALE = 3", {"f"}),
        ("def f(x):", "def f(x: int) -> int:", set()),
        ("def g(x):\n    return f(x) + 1\n", "", {"g"}),
    ],
)
def test_a_mistake_is_looked_for_where_the_code_differs(
    two_functions: Exercise, old: str, new: str, home: set[str]
) -> None:
    """In what a function needs, but not in words, and not in what is of the contract itself."""
    wrong = two_functions.root / "wrong.py"
    assert old in ANSWER
    wrong.write_text(ANSWER.replace(old, new))

    assert suspects(two_functions, wrong) == home


def test_a_function_of_the_solution_comes_with_what_it_needs(two_functions: Exercise) -> None:
    """Imports and helpers, but no other function of the contract."""
    text = solution_of(two_functions, "f")

    assert "SCALE = 2" in text
    assert "def _scaled" in text
    assert "import torch" in text
    assert "def g" not in text


# --- matching

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


@needs_linux
def test_a_submission_cannot_fill_the_memory_with_what_it_shows(
    two_functions: Exercise, sandbox: Sandbox
) -> None:
    """Of a large observation only a digest is kept."""
    grader = collect_checks(two_functions, two_functions.graders)
    text = "def f(x):\n    return 'x' * 2**19\n\n\ndef g(x):\n    return b'x' * 2**23\n"
    subject = Witness(sandbox, Source(text, "two", "two.py"))

    seen = witnessed(grader, subject, {"test_hidden.py::test_both", "test_hidden.py::test_f"}, 0)

    subject.close()
    (_, (both,)), (_, (small,)) = (cases[0] for cases in seen.values())
    assert len(both) < 1000
    assert "digest" in wire.loads(both)
    assert "observed" in wire.loads(small)
