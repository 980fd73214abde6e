"""One student at home: state, primer, hints, a fresh start, the list, and keys."""

from __future__ import annotations

import json
import subprocess
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.console import Console
from support.small_course import PUBLIC, SOLUTION, STUB, course_toml, write_files

from gradlings.checks.checked import Checked
from gradlings.cli import main
from gradlings.cli.console import plain
from gradlings.course.course import Course, load_course
from gradlings.outcomes import CheckResult, Outcome
from gradlings.study.browser import Browser
from gradlings.study.hints import stages_in
from gradlings.study.keys import names_in
from gradlings.study.primer import Row, row_of
from gradlings.study.screen import Screen
from gradlings.study.session import Line
from gradlings.study.state import State, digest_of, fingerprint, next_of

PRIMER = """# Tensors

| exercise | what you write | minutes | needs |
| --- | --- | --- | --- |
| [double](double.py) | twice as much | 10 | – |
| [again](again.py) | the same once more | 15 | double |
"""
HINTS = "## One\n\nLook\nhere.\n\n## Two\n\nTry 3.\n\n    x = 3\n\n## Three\n\nRead on.\n"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of two exercises as a student has it, with a primer, and hints for the first."""
    files = {"course.toml": course_toml(["tensors/double", "tensors/again"])}
    for name in ("double", "again"):
        files[f"exercises/tensors/{name}.py"] = STUB
        files[f"graders/tensors/{name}/test_public.py"] = PUBLIC
    files["exercises/tensors/README.md"] = PRIMER
    files["graders/tensors/double/hints.md"] = HINTS
    write_files(tmp_path / "course", files)
    return load_course(tmp_path / "course")


def run(course: Course, *arguments: str, answer: str | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["--course", str(course.root), *arguments], input=answer)


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody."""
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


def passed(course: Course, name: str) -> Checked:
    """Return a result that passes."""
    check = CheckResult("test_public.py::test_example", "A title.", Outcome.PASSED, 1, 1)
    return Checked(course.select([name])[0], (check,))


# --- state


def test_what_passed_is_known_until_the_file_or_a_check_changes(course: Course) -> None:
    """Line endings of Windows are no change; what fails later with the same file is forgotten."""
    double = course.exercises[0]
    State(course.root).note(passed(course, "double"), fingerprint(double))

    assert State(course.root).passes(double)
    double.stub.write_bytes(double.stub.read_bytes().replace(b"\n", b"\r\n"))
    assert State(course.root).passes(double)
    State(course.root).note(Checked(double), fingerprint(double))
    assert not State(course.root).passes(double)
    State(course.root).note(passed(course, "double"), fingerprint(double))
    (double.grader / "test_public.py").write_text(PUBLIC + "\n# more\n")
    assert not State(course.root).passes(double)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"passed": 3, "hints": {"a": "b"}}', "\0"])
def test_a_broken_state_costs_nothing_but_ticks(course: Course, text: str) -> None:
    """It is read as an empty one, and written again."""
    file = course.root / ".gradlings/state.json"
    file.parent.mkdir()
    file.write_text(text)

    assert next_of(course, State(course.root)) == course.exercises[0]
    State(course.root).note(passed(course, "double"), fingerprint(course.exercises[0]))
    assert list(json.loads(file.read_text())["passed"]) == ["tensors/double"]


def test_a_state_that_cannot_be_written_stops_nothing(course: Course) -> None:
    """Such as where a file has the folder's name."""
    (course.root / ".gradlings").write_text("")

    State(course.root).note_hints(course.exercises[0], 1)

    assert State(course.root).hints_shown(course.exercises[0]) == 0


def test_check_names_no_exercise_next_that_passes_already(course: Course) -> None:
    """After the last one, how to hand in."""
    for exercise in course.exercises:
        exercise.stub.write_text(SOLUTION)

    assert "Next: exercises/tensors/again.py" in run(course, "check", "--here", "double").output
    assert "All done. To hand in" in run(course, "check", "--here", "again").output
    assert "All done. To hand in" in run(course, "next").output


def test_next_names_file_minutes_and_primer(course: Course) -> None:
    """Of the first exercise that has not passed."""
    State(course.root).note(passed(course, "double"), fingerprint(course.exercises[0]))

    says = run(course, "next").output

    assert says.startswith("exercises/tensors/again.py, about 15 minutes\n  the same once more\n")
    assert "before it: double\n" in says
    assert "primer: exercises/tensors/README.md" in says


def test_list_shows_what_passes_points_and_minutes(course: Course) -> None:
    """A line for each exercise."""
    State(course.root).note(passed(course, "double"), fingerprint(course.exercises[0]))

    says = run(course, "list").output

    assert "Tensors: 1 of 2 done" in says
    assert "  ✓ exercises/tensors/double.py   1 points  10 min" in says
    assert "    exercises/tensors/again.py    1 points  15 min" in says


def test_a_primer_without_a_table_has_no_row(course: Course) -> None:
    """Nothing is known then."""
    assert row_of(course.exercises[0]) == Row("twice as much", 10, "")
    (course.root / "exercises/tensors/README.md").write_text("# Tensors\n\n| a | b |\n")
    assert row_of(course.exercises[0]) == Row()


# --- hints


def test_hints_are_shown_stage_by_stage_then_all(course: Course) -> None:
    """The state remembers how far one was."""
    assert "Hint 1 of 3: One\nLook here.\n" in run(course, "hint", "double").output
    second = run(course, "hint", "double").output
    assert "Hint 2 of 3: Two\nTry 3.\n\n    x = 3\n" in second
    assert "Hint 1" not in second
    third = run(course, "hint", "double").output
    assert "The next one" not in third
    everything = run(course, "hint", "double").output
    assert all(f"Hint {number} of 3" in everything for number in (1, 2, 3))


def test_a_topic_has_no_hint(course: Course) -> None:
    """Exit code 2; it names an exercise."""
    done = run(course, "hint", "tensors")

    assert done.exit_code == 2
    assert "name one of them, such as tensors/double" in done.output


def test_text_before_the_first_stage_is_no_stage() -> None:
    """Only sections are."""
    assert [stage.title for stage in stages_in("Hello.\n\n" + HINTS)] == ["One", "Two", "Three"]


# --- reset


def test_reset_puts_back_what_was_handed_out_and_keeps_what_was_written(course: Course) -> None:
    """The version that the last release noted, although later commits changed the file."""
    stub = course.exercises[0].stub
    stub.write_text("# older\n" + STUB)
    git(course.root, "init", "--initial-branch=main")
    git(course.root, "add", "--all")
    git(course.root, "commit", "--message", "first release")
    stub.write_text(STUB)
    noted = {"exercises/tensors/double.py": digest_of(STUB.encode())}
    (course.root / ".gradlings-release.json").write_text(json.dumps(noted))
    git(course.root, "add", "--all")
    git(course.root, "commit", "--message", "second release")
    stub.write_text(SOLUTION)
    git(course.root, "commit", "--all", "--message", "mine")

    assert run(course, "reset", "double", answer="n\n").exit_code == 1
    assert stub.read_text() == SOLUTION
    done = run(course, "reset", "double", "--yes")

    assert done.exit_code == 0, done.output
    assert stub.read_text() == STUB
    backups = list((course.root / ".gradlings/backup/tensors").glob("double-*.py"))
    assert [backup.read_text() for backup in backups] == [SOLUTION]
    assert backups[0].relative_to(course.root).as_posix() in done.output
    assert "is as it was handed out\n" in run(course, "reset", "double").output


def test_reset_without_a_history_changes_nothing(course: Course) -> None:
    """It says where the file is to be had."""
    course.exercises[0].stub.write_text(SOLUTION)

    done = run(course, "reset", "double", "--yes")

    assert done.exit_code == 2
    assert "get it from the repository of the course" in done.output
    assert course.exercises[0].stub.read_text() == SOLUTION


# --- the list and the keys of watch


def test_the_list_is_searched_and_filtered(course: Course) -> None:
    """By typing, by topic and by state."""
    lines = [Line(course.exercises[0], True, 1, 10), Line(course.exercises[1], False, 1, None)]
    browser = Browser(lines, {"tensors": "Tensors"}, course.exercises[1])
    assert browser.at == 1

    for key in "agax":
        browser.press(key)
    assert not browser.found
    assert browser.press("enter") is None
    browser.press("back")
    assert browser.press("enter") == course.exercises[1]
    for _ in "aga":
        browser.press("back")
    browser.press("tab")
    assert (browser.state, browser.press("enter")) == ("to do", course.exercises[1])
    browser.press("tab")
    assert (browser.state, browser.press("enter")) == ("done", course.exercises[0])
    browser.press("right")
    assert browser.topic == "Tensors"


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("q", ["q"]),
        ("\x1b[A\x1bOB", ["up", "down"]),
        ("\x1b", ["escape"]),
        ("é\r\x7f\t", ["é", "enter", "back", "tab"]),
        ("\x1b[1;5Ch", ["h"]),  # a sequence that has no name here
        ("\x1b[200~", []),
        ("\x00\x01", []),
    ],
)
def test_what_a_terminal_sends_becomes_keys(sent: str, keys: list[str]) -> None:
    """Sequences without a name are no letters."""
    assert names_in(sent) == keys


def test_no_line_of_a_screen_is_wider_than_the_terminal(course: Course) -> None:
    """Not even where plain signs are longer than those that they stand for."""
    lines = [Line(exercise, True, 1, 10) for exercise in course.exercises]
    for width in (20, 80):
        console = Console(file=StringIO(), width=width, height=10, force_terminal=True)
        for show in (plain, str):
            screen = Screen(console, show)
            text = screen.browser(Browser(lines, {})).plain
            assert max(map(len, text.split("\n"))) <= width
            assert text.count("\n") < 10


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100])
def test_no_letter_is_lost_where_a_line_is_broken(course: Course, width: int) -> None:
    """Of hints, messages and prints; the next lines of a paragraph are indented a little more."""
    text = " ".join(f"word{number:03}" for number in range(60))
    session: Any = SimpleNamespace(
        course=course, exercise=course.exercises[0], row=Row(), checked=None, running=None,
        took_s=0.0, done=set(), printed=text, hint=f"Hint 1 of 3\n{text}", payoff="",
    )  # fmt: skip
    console = Console(file=StringIO(), width=width, height=80, force_terminal=True)

    shown = Screen(console, str).session(session).plain

    assert shown.count("word") == 120
    assert all(len(word) == 7 for word in shown.split() if word.startswith("word"))
    assert max(map(len, shown.split("\n"))) <= width
