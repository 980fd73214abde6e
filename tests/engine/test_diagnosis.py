"""Diagnosis: a known mistake is named however it is coded, and nothing else is."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from support.linux import needs_linux
from support.submissions import hand_in, named
from support.two_functions import write_two_functions

from gradlings.authoring.new import new_exercise
from gradlings.checks.collect import collect_checks
from gradlings.course.course import Course, load_course
from gradlings.course.exercise import Exercise
from gradlings.grading import GradingOptions, grade_class
from gradlings.grading.diagnosis import queue
from gradlings.grading.diagnosis.in_sandbox import SandboxedWitness
from gradlings.grading.diagnosis.witness import witnessed
from gradlings.grading.gradebook import Gradebook
from gradlings.results import ExerciseResult, Report
from gradlings.sandbox import wire
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.loading import Source

pytestmark = needs_linux


@pytest.fixture(scope="module")
def exercise(small_course: Course) -> Exercise:
    """Two functions, with known mistakes in each."""
    return small_course.select(["margin_cost"])[0]


def test_mistakes_in_different_functions_are_both_named(
    small_course: Course, exercise: Exercise, tmp_path: Path
) -> None:
    """Each with the checks of its own function; a third file has one that is not known."""
    binary = (exercise.grader / "wrong" / "no_clamp.py").read_text()
    many = (exercise.grader / "wrong" / "true_class_counted.py").read_text()
    solution = exercise.solution.read_text()
    unknown = "\n\ndef two_class_cost(scores, targets, margin=1.0):\n    return scores.sum() * 17\n"
    unwritten = "\n\ndef two_class_cost(*arguments):\n    raise NotImplementedError\n"
    many_only = f"{solution}\n\n{many.partition('def many')[1]}{many.partition('def many')[2]}"
    texts = {
        "both": f"{many_only}\n\n{binary[binary.index('def two') : binary.index('def many')]}",
        "one": f"{many_only}{unknown}",
        "unwritten": f"{many_only}{unwritten}",
        "unknown": f"{solution}{unknown}",
    }
    hand_in(tmp_path / "class", exercise, texts)
    gradebook = Gradebook(f"sqlite:///{tmp_path / 'gradebook.sqlite'}")

    report = grade_class(
        small_course, [exercise], tmp_path / "class", gradebook, GradingOptions(workers=1)
    )

    gradebook.close()
    found = {result.student.partition("-")[2]: result for result in report.results}
    assert named(found["both"]) == {"no_clamp", "true_class_counted"}
    for check in found["both"].checks:
        if check.misconception:
            assert (check.misconception == "no_clamp") == ("two" in check.id)
    assert named(found["one"]) == {"true_class_counted"}
    assert named(found["unwritten"]) == {"true_class_counted"}
    assert not named(found["unknown"])


def test_what_is_known_of_misconceptions_is_observed_once(
    small_course: Course, exercise: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second large class finds it in the gradebook."""
    monkeypatch.setattr(queue, "FEW", 0)
    wrong = exercise.answers_of("wrong")
    gradebook = Gradebook(f"sqlite:///{tmp_path / 'gradebook.sqlite'}")
    observed: list[tuple[int, int]] = []

    for number in range(2):
        hand_in(tmp_path / f"class{number}", exercise, {f"s{number}": wrong[number].read_text()})
        report = grade_class(
            small_course,
            [exercise],
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


def test_a_small_class_gets_the_names_that_a_large_one_gets(
    small_course: Course, exercise: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every known mistake, with one that is random and one that is unknown; few are observed."""
    wrong = {m.slug: exercise.program_of(m.path) for m in exercise.misconceptions}
    solution = exercise.solution.read_text()
    noise = "\n\ndef two_class_cost(scores, *_):\n    return torch.rand(())\n"
    for number, texts in enumerate([{name: text} for name, text in wrong.items()] + [dict(wrong)]):
        texts["noise"] = f"{solution}{noise}"
        hand_in(tmp_path / f"class{number}", exercise, texts)

    def hints(number: int, few: int) -> tuple[list[object], int]:
        monkeypatch.setattr(queue, "FEW", few)
        file = tmp_path / f"{number}-{few}.sqlite"
        gradebook = Gradebook(f"sqlite:///{file}")
        report = grade_class(
            small_course,
            [exercise],
            tmp_path / f"class{number}",
            gradebook,
            GradingOptions(workers=1),
        )
        gradebook.close()
        with contextlib.closing(sqlite3.connect(file)) as database:
            (stored,) = database.execute("SELECT COUNT(*) FROM observed").fetchone()
        return [named(result) for result in report.results], stored

    for number in range(len(wrong) + 1):
        small, few = hints(number, 100)
        large, all_of_them = hints(number, 0)
        assert small == large
        assert all_of_them == len(wrong)
        assert few < len(wrong) or number == len(wrong)


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

    says, result = grade_it()
    assert result.score == 3
    assert not named(result)
    assert "t/one: known mistakes cannot be named: " in says
    assert "wrong/broken.py:1: invalid syntax" in says

    broken.unlink()
    says, result = grade_it()
    assert named(result) == {"in_place"}
    assert "not named" not in says


def _empty_course(root: Path) -> Course:
    """Make a course to which an exercise can be added."""
    root.mkdir()
    (root / "course.toml").write_text(
        '[course]\nname = "c"\ntitle = "C"\n[[topic]]\nname = "t"\ntitle = "T"\nexercise = []\n'
    )
    return load_course(root)


def test_a_submission_cannot_fill_the_memory_with_what_it_shows(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """Of a large observation only a digest is kept."""
    two_functions = write_two_functions(tmp_path)
    grader = collect_checks(two_functions, two_functions.graders)
    text = "def f(x):\n    return 'x' * 2**19\n\n\ndef g(x):\n    return b'x' * 2**23\n"
    subject = SandboxedWitness(sandbox, Source(text, "two", "two.py"))

    seen = witnessed(grader, subject, {"test_hidden.py::test_both", "test_hidden.py::test_f"}, 0)

    subject.close()
    (_, (both,)), (_, (small,)) = (cases[0] for cases in seen.values())
    assert len(both) < 1000
    assert "digest" in wire.loads(both)
    assert "observed" in wire.loads(small)
