"""Questions as part of a course: listed, checked, blanked, audited."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from support.sheet import BLANK, RIGHT, WRONG, gradlings, make, sheet_of, spread
from support.small_course import KEY, QUESTIONS

from gradlings.authoring.audit.questions import audit_sheet
from gradlings.course.course import load_course
from gradlings.course.questions.blank import blank_sheet
from gradlings.errors import CourseError


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """The folder of a course of one sheet."""
    return make(tmp_path / "course")


# --- the course


def test_a_sheet_is_an_exercise_whose_checks_are_its_questions(mini: Path) -> None:
    """With the points of each; it answers what its questions answer."""
    sheet = sheet_of(mini)

    assert (sheet.id, sheet.path) == ("tensors/questions", "exercises/tensors/questions.md")
    assert [check.id for check in sheet.checks] == [f"questions.md::{name}" for name in QUESTIONS]
    assert sheet.max_score == 10
    assert sheet.answers == tuple(f"S.{name}" for name in QUESTIONS)
    for name in ("tensors", "questions", "exercises/tensors/questions.md"):
        assert load_course(mini).select([name]) == [sheet]


def test_list_counts_questions(mini: Path) -> None:
    """As it does checks."""
    says = gradlings(mini, "list").output

    assert "exercises/tensors/questions.md  10 points" in says


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('["S.even"]', '"S.even"', "the answers of even are 'S.even'; expected ids"),
        ('name = "even"', 'name = "area"', "area is listed twice"),
        ('name = "even"', 'name = "E ven"', "not in lower_case_with_underscores"),
    ],
)
def test_a_wrong_list_of_questions_is_told(mini: Path, old: str, new: str, says: str) -> None:
    """It names the file and the entry."""
    file = mini / "course.toml"
    file.write_text(file.read_text().replace(old, new))

    with pytest.raises(CourseError, match=says):
        load_course(mini)


# --- check


def test_check_says_what_is_open_and_never_what_is_right(tmp_path: Path) -> None:
    """Where the key is, and where it is not, as on a student's machine."""
    for key in (KEY, None):
        says = {}
        begun = BLANK.replace("___", "0.25")
        stubs = {"right": RIGHT, "wrong": WRONG, "blank": BLANK, "begun": begun}
        for name, stub in stubs.items():
            root = make(tmp_path / name / str(key is None), key, stub)
            says[name] = gradlings(root, "check").output

        assert "4 of 4 questions are answered" in says["right"]
        assert "1 of 1 sheets of questions are filled in" in says["right"]
        assert says["wrong"] == says["right"]
        assert "· Twice as much\n      not answered yet: no box is ticked" in says["begun"]
        assert "1 of 4 questions are answered" in says["begun"]
        assert "not answered yet" not in says["blank"]  # what is not begun is one line
        assert "0 of 4 questions are answered" in says["blank"]
        assert "Next: exercises/tensors/questions.md" in says["blank"]
        for secret in ("right, and", "0.25", "adds"):
            assert secret not in says["blank"] + says["wrong"]


def test_check_tells_what_cannot_be_read(tmp_path: Path) -> None:
    """A comma, two ticks, and a question that is gone, though no key is there."""
    stub = RIGHT.replace("0.25", "0,25").replace("[ ] Five", "[x] Five")
    root = make(tmp_path, None, stub.replace("`words` ·", "words:"))

    done = gradlings(root, "check", "tensors")

    assert done.exit_code == 1
    assert "✗ An area\n      “0,25”: write the number with a decimal point" in done.output
    assert "✗ Twice as much\n      2 boxes are ticked" in done.output
    assert "✗ words\n      no line in the file begins with “`words` · ”" in done.output
    assert "1 of 4 questions are answered" in done.output


def test_an_emptied_or_missing_sheet_is_told(mini: Path) -> None:
    """With the file's name."""
    sheet = sheet_of(mini)
    sheet.stub.write_text("")
    sheet.solution.unlink()
    says = " ".join(gradlings(mini, "check").output.split())
    assert "no questions; was this file emptied?" in says

    sheet.stub.unlink()
    says = gradlings(mini, "check").output
    assert "exercises/tensors/questions.md is not there; get it back: git checkout HEAD" in says


# --- blank


def test_blank_makes_the_sheet_from_the_key(tmp_path: Path) -> None:
    """The first time, after an edit of the key, and not without need."""
    root = make(tmp_path, stub=None)

    assert gradlings(root, "blank").exit_code == 0
    assert sheet_of(root).stub.read_text() == BLANK
    assert "is up to date" in gradlings(root, "blank", "tensors").output
    sheet_of(root).solution.write_text(KEY.replace("for $x = 3$", "for $x = 30$"))
    assert gradlings(root, "blank").output == "  exercises/tensors/questions.md\n"
    assert "for $x = 30$" in sheet_of(root).stub.read_text()


def test_blank_writes_nothing_from_a_broken_key(mini: Path) -> None:
    """It names the line; an unknown topic is reported as everywhere."""
    sheet = sheet_of(mini)
    sheet.solution.write_text(KEY.replace("- [x] Six", "- [ ] Six"))

    done = gradlings(mini, "blank")

    assert done.exit_code == 1
    assert f"{sheet.solution}:7: doubling: 0 options are ticked; expected one" in done.output
    assert sheet.stub.read_text() == BLANK
    assert "did you mean tensors?" in gradlings(mini, "blank", "tensor").output


# --- audit


def findings(root: Path, key: str = KEY, stub: str | None = None) -> str:
    """Audit a sheet; what falls short, a line each."""
    sheet = sheet_of(make(root, key, blank_sheet(key) if stub is None else stub))
    return "\n".join(f"{f.where}: {f.what}" for f in audit_sheet(sheet).findings)


def test_a_good_sheet_passes_the_audit(tmp_path: Path) -> None:
    """Spread positions, options of one length."""
    key = spread(KEY, (0, 1, 2, 1), ("same", "size"))

    assert findings(tmp_path, key) == ""


@pytest.mark.parametrize(
    ("places", "texts", "says"),
    [
        ((0, 0, 0, 0), ("same", "size"), "option 1 is the right one in 4 of 4 questions"),
        ((0, 0, 1, 2), ("same", "size"), "ticking the first option earns 2 points, chance 1.33"),
        ((2, 1, 2, 0), ("same", "size"), "ticking the last option earns 2 points, chance 1.33"),
        ((0, 1, 2, 1), ("longer", "size"), "ticking the longest option earns 4 points"),
        ((0, 1, 2, 1), ("s", "size"), "ticking the shortest option earns 4 points"),
    ],
)
def test_what_can_be_guessed_is_found(
    tmp_path: Path, places: Sequence[int], texts: Sequence[str], says: str
) -> None:
    """By position or by length."""
    assert says in findings(tmp_path, spread(KEY, places, texts))


@pytest.mark.parametrize(
    ("key", "stub", "says"),
    [
        (
            KEY,
            BLANK.replace("Explain", "Describe"),
            "line 43 is not what solutions/tensors/questions.md makes",
        ),
        (
            KEY,
            BLANK + "\nmore\n",
            "is not what solutions/tensors/questions.md makes; run: gradlings blank tensors",
        ),
        (KEY, RIGHT, "questions.md::doubling of the blank sheet ends as passed"),
        (KEY.replace("  > That is a square.\n", ""), None, "has no reason"),
        (
            KEY.replace("`even`", "`odd`"),
            None,
            "the question odd of tensors/questions is not listed",
        ),
        (KEY.replace("`even`", "`odd`"), None, "tensors/questions has no question even"),
        (KEY.replace("[ ] Seven", "[x] Seven"), None, "even: ticking everything earns points"),
        ("# Nothing\n", None, "no questions; each begins with a line"),
    ],
)
def test_what_does_not_fit_is_found(tmp_path: Path, key: str, stub: str | None, says: str) -> None:
    """Key and blank agree, course.toml knows the questions, the form is right."""
    assert says in findings(tmp_path, key, stub)
