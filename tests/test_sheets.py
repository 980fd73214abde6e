"""Questions as part of a course: listed, checked, blanked, audited, graded, partly by hand."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from support import KEY

from gradlings.authoring.audit.questions import audit_sheet
from gradlings.cli import main
from gradlings.course.course import Course, load_course
from gradlings.course.questions.blank import blank_sheet
from gradlings.course.sheet import Sheet
from gradlings.errors import CourseError

COURSE = """[course]
name = "mini"
title = "Mini"

[[topic]]
name = "tensors"
title = "Tensors"
"""
NAMES = ("doubling", "even", "area", "words")
BLANK = blank_sheet(KEY)
RIGHT = (
    BLANK.replace("- [ ] Six", "- [x] Six")
    .replace("- [ ] Zero", "- [x] Zero")
    .replace("- [ ] Four", "- [x] Four")
    .replace("___", "0.25")
    .replace("_Write here._", "Adding a number to itself.")
)
WRONG = RIGHT.replace("- [ ] One", "- [x] One").replace("** 0.25", "** 4")
needs_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="official grading needs Linux"
)


def make(root: Path, key: str | None = KEY, stub: str | None = BLANK) -> Path:
    """Lay out a course of one sheet."""
    listed = "".join(f'\n[[topic.question]]\nname = "{n}"\nanswers = ["S.{n}"]\n' for n in NAMES)
    for path, text in {
        "course.toml": COURSE + listed,
        "solutions/tensors/questions.md": key,
        "exercises/tensors/questions.md": stub,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            (root / path).write_text(text)
    return root


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """The folder of a course of one sheet."""
    return make(tmp_path / "course")


def sheet_of(root: Path) -> Sheet:
    """Load the course's sheet."""
    (sheet,) = load_course(root).exercises
    assert isinstance(sheet, Sheet)
    return sheet


def gradlings(root: Path, *arguments: object) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["--course", str(root), *map(str, arguments)])


def grade(root: Path, students: dict[str, str | None], *more: object) -> Result:
    """Grade a class, of which some hand in a sheet, into `out`."""
    for student, text in students.items():
        path = root / "class" / student / "exercises" / "tensors" / "questions.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_text(text)
    out = root / "out"
    return gradlings(root, "grade", root / "class", "--out", out, "--workers", 1, *more)


def rows(root: Path) -> dict[str, dict[str, object]]:
    """Read results.json by student; it must obey the schema."""
    data = json.loads((root / "out" / "results.json").read_text())
    schema = resources.files("gradlings.reports") / "results-1.schema.json"
    jsonschema.validate(data, json.loads(schema.read_text()))
    return {row["student"]: row for row in data["results"]}


def by_hand(root: Path) -> list[dict[str, str]]:
    """Read the rows to be graded by hand."""
    text = (root / "out" / "by_hand.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def fill_in(root: Path, changed: Sequence[dict[str, str]]) -> None:
    """Write the rows back, as a spreadsheet does."""
    with (root / "out" / "by_hand.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(changed[0]))
        writer.writeheader()
        writer.writerows(changed)


# --- the course


def test_a_sheet_is_an_exercise_whose_checks_are_its_questions(mini: Path) -> None:
    """With the points of each; it answers what its questions answer."""
    sheet = sheet_of(mini)

    assert (sheet.id, sheet.path) == ("tensors/questions", "exercises/tensors/questions.md")
    assert [check.id for check in sheet.checks] == [f"questions.md::{name}" for name in NAMES]
    assert sheet.max_score == 10
    assert sheet.answers == tuple(f"S.{name}" for name in NAMES)
    for name in ("tensors", "questions", "exercises/tensors/questions.md"):
        assert load_course(mini).select([name]) == [sheet]


def test_list_counts_questions(mini: Path) -> None:
    """As it does checks."""
    told = gradlings(mini, "list").output

    assert "exercises/tensors/questions.md  (4 questions, 10 points)" in told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('["S.even"]', '"S.even"', "the answers of even are 'S.even'; expected ids"),
        ('name = "even"', 'name = "area"', "area is there twice"),
        ('name = "even"', 'name = "E ven"', "not in lower_case_with_underscores"),
    ],
)
def test_a_wrong_list_of_questions_is_told(mini: Path, old: str, new: str, told: str) -> None:
    """It names the file and the entry."""
    file = mini / "course.toml"
    file.write_text(file.read_text().replace(old, new))

    with pytest.raises(CourseError, match=told):
        load_course(mini)


# --- check


def test_check_says_what_is_open_and_never_what_is_right(tmp_path: Path) -> None:
    """Where the key is, and where it is not, as on a student's machine."""
    for key in (KEY, None):
        told = {}
        for name, stub in {"right": RIGHT, "wrong": WRONG, "blank": BLANK}.items():
            root = make(tmp_path / name / str(key is None), key, stub)
            told[name] = gradlings(root, "check").output

        assert "4 of 4 questions are answered" in told["right"]
        assert "1 of 1 sheets of questions are filled in" in told["right"]
        assert told["wrong"] == told["right"]
        assert "· Twice as much\n      not answered yet: no box is ticked" in told["blank"]
        assert "0 of 4 questions are answered" in told["blank"]
        assert "Next: exercises/tensors/questions.md" in told["blank"]
        for secret in ("right, and", "0.25", "adds"):
            assert secret not in told["blank"] + told["wrong"]


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
    told = " ".join(gradlings(mini, "check").output.split())
    assert "no questions; was this file emptied?" in told

    sheet.stub.unlink()
    assert f"expected {sheet.stub}" in gradlings(mini, "check").output


# --- blank


def test_blank_makes_the_sheet_from_the_key(tmp_path: Path) -> None:
    """The first time, after an edit of the key, and not without need."""
    root = make(tmp_path, stub=None)

    assert gradlings(root, "blank").exit_code == 0
    assert sheet_of(root).stub.read_text() == BLANK
    assert "is as it should be" in gradlings(root, "blank", "tensors").output
    sheet_of(root).solution.write_text(KEY.replace("for $x = 3$", "for $x = 30$"))
    assert gradlings(root, "blank").output == "  exercises/tensors/questions.md\n"
    assert "for $x = 30$" in sheet_of(root).stub.read_text()


def test_blank_writes_nothing_from_a_broken_key(mini: Path) -> None:
    """It names the line; an unknown topic is told as everywhere."""
    sheet = sheet_of(mini)
    sheet.solution.write_text(KEY.replace("- [x] Six", "- [ ] Six"))

    done = gradlings(mini, "blank")

    assert done.exit_code == 1
    assert f"{sheet.solution}:7: doubling: 0 options are ticked; one is right" in done.output
    assert sheet.stub.read_text() == BLANK
    assert "did you mean tensors?" in gradlings(mini, "blank", "tensor").output


# --- audit


def findings(root: Path, key: str = KEY, stub: str | None = None) -> str:
    """Audit a sheet; what falls short, a line each."""
    sheet = sheet_of(make(root, key, blank_sheet(key) if stub is None else stub))
    return "\n".join(f"{f.where}: {f.what}" for f in audit_sheet(sheet).findings)


def spread(key: str, places: Sequence[int], texts: Sequence[str]) -> str:
    """Return a key of choose-one questions, their right options at these places."""
    lines = [key.partition("## Twice")[0]]
    for number, (name, place) in enumerate(zip(NAMES, places, strict=True)):
        lines += [f"## Title {number}", f"`{name}` · choose one · 1 point", "Which?"]
        for i in range(3):
            mark = "x" if i == place else " "
            lines.append(f"- [{mark}] {i}{texts[0] if i == place else texts[1]}\n\n  > Why.")
    return "\n\n".join(lines) + "\n"


def test_a_good_sheet_passes_the_audit(tmp_path: Path) -> None:
    """Spread positions, options of one length."""
    key = spread(KEY, (0, 1, 2, 1), ("same", "size"))

    assert findings(tmp_path, key) == ""


@pytest.mark.parametrize(
    ("places", "texts", "told"),
    [
        ((0, 0, 0, 0), ("same", "size"), "option 1 is the right one in 4 of 4 questions"),
        ((0, 0, 1, 2), ("same", "size"), "ticking the first option earns 2 points, chance 1.33"),
        ((2, 1, 2, 0), ("same", "size"), "ticking the last option earns 2 points, chance 1.33"),
        ((0, 1, 2, 1), ("longer", "size"), "ticking the longest option earns 4 points"),
        ((0, 1, 2, 1), ("s", "size"), "ticking the shortest option earns 4 points"),
    ],
)
def test_what_can_be_guessed_is_found(
    tmp_path: Path, places: Sequence[int], texts: Sequence[str], told: str
) -> None:
    """By position or by length."""
    assert told in findings(tmp_path, spread(KEY, places, texts))


@pytest.mark.parametrize(
    ("key", "stub", "told"),
    [
        (KEY, BLANK.replace("Explain", "Describe"), "line 43 is not that of the key, blank"),
        (
            KEY,
            BLANK + "\nmore\n",
            "is not that of the key, blank; run: gradlings blank tensors",
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
def test_what_does_not_fit_is_found(tmp_path: Path, key: str, stub: str | None, told: str) -> None:
    """Key and blank agree, course.toml knows the questions, the form is right."""
    assert told in findings(tmp_path, key, stub)


@needs_linux
def test_the_audit_command_covers_questions(tmp_path: Path) -> None:
    """A row of the table, its findings below, exit code 1; files without a place are found."""
    root = make(tmp_path, spread(KEY, (0, 0, 0, 0), ("same", "size")), stub=BLANK)
    (root / "solutions" / "other").mkdir()
    (root / "solutions" / "other" / "questions.md").write_text(KEY)
    (root / "graders").mkdir()

    done = gradlings(root, "audit", "--json", root / "audit.json")

    assert done.exit_code == 1, done.output
    assert "option 1 is the right one in 4 of 4 questions" in done.output
    assert "solutions/other/questions.md: belongs to no exercise" in done.output
    (row,) = json.loads((root / "audit.json").read_text())["exercises"]
    assert row["exercise"] == "tensors/questions"
    assert len(row["checks"]) == 4


# --- grade, feedback, by hand


@needs_linux
def test_a_class_is_graded_and_told_why(mini: Path) -> None:
    """Partial points, reasons in the feedback, words left out until somebody gives points."""
    students = {"ann": RIGHT, "bob": WRONG, "cat": None, "dee": BLANK, "eve": "\x00" * 70_000}

    done = grade(mini, students)

    assert done.exit_code == 0, done.output
    found = rows(mini)
    scores = {student: (row["score"], row["max_score"]) for student, row in found.items()}
    assert scores == {
        "ann": (6, 6), "bob": (2.5, 6), "cat": (0, 10), "dee": (0, 10), "eve": (0, 10)
    }  # fmt: skip
    assert found["cat"]["status"] == "missing"
    assert "questions.md is larger than 64 KiB" in str(found["eve"]["detail"])
    assert "2 answers wait to be graded by hand: fill in the points in" in done.output
    assert gradlings(mini, "feedback", mini / "out").exit_code == 0
    told = (mini / "out" / "feedback" / "bob.md").read_text()
    assert "✗ Which are even (1.5 / 3)" in told
    assert "ticked, and not right: 1; right, and not ticked: 0" in told
    assert "**Not right:** “One.” It is twice a half." in told
    assert "**Working:** 0.5 m times 0.5 m." in told
    assert "… In words (4 points to be given)" in told


@needs_linux
def test_points_given_by_hand_count_and_stay(mini: Path) -> None:
    """With the comment; another run, a rebuilt gradebook and another student lose none."""
    grade(mini, {"ann": RIGHT})
    (row,) = by_hand(mini)
    assert row["answer"] == "Adding a number to itself."
    assert row["rubric"] == "1: names addition; 3: says what is added"
    fill_in(mini, [row | {"points": "3,5", "comment": "Say which number."}])

    grade(mini, {"bob": WRONG})

    assert (rows(mini)["ann"]["score"], rows(mini)["ann"]["max_score"]) == (9.5, 10)
    assert [row["points"] for row in by_hand(mini)] == ["3,5", ""]
    gradlings(mini, "feedback", mini / "out")
    told = (mini / "out" / "feedback" / "ann.md").read_text()
    assert "✗ In words (3.5 / 4)" in told
    assert "Say which number." in told


@needs_linux
def test_points_belong_to_the_words_that_were_read(mini: Path) -> None:
    """A changed answer waits again; what was given for the old one is not thrown away."""
    grade(mini, {"ann": RIGHT})
    fill_in(mini, [by_hand(mini)[0] | {"points": "4"}])

    done = grade(mini, {"ann": RIGHT.replace("to itself", "to another")})

    assert "1 answers wait" in done.output
    assert rows(mini)["ann"]["max_score"] == 6
    assert sorted(row["points"] for row in by_hand(mini)) == ["", "4"]
    grade(mini, {"ann": RIGHT})
    assert rows(mini)["ann"]["score"] == 10


@needs_linux
@pytest.mark.parametrize("points", ["5", "-1", "four", "nan"])
def test_points_that_cannot_be_are_told(mini: Path, points: str) -> None:
    """With file, student and question; nothing is overwritten."""
    grade(mini, {"ann": RIGHT})
    fill_in(mini, [by_hand(mini)[0] | {"points": points}])

    done = grade(mini, {})

    assert done.exit_code == 2
    assert f"by_hand.csv: ann has '{points}' points for words; expected a number" in done.output
    assert by_hand(mini)[0]["points"] == points


@needs_linux
def test_spreadsheets_neither_compute_nor_break_what_students_wrote(mini: Path) -> None:
    """A formula is shown as text; semicolons and a byte-order mark are read; junk is told."""
    grade(mini, {"ann": RIGHT.replace("Adding", "=HYPERLINK(1)")})
    (row,) = by_hand(mini)
    assert row["answer"].startswith("'=HYPERLINK(1)")
    file = mini / "out" / "by_hand.csv"
    with file.open("w", newline="", encoding="utf-8-sig") as opened:
        writer = csv.DictWriter(opened, list(row), delimiter=";")
        writer.writeheader()
        writer.writerow(row | {"points": "2"})

    grade(mini, {})
    assert rows(mini)["ann"]["score"] == 8
    assert by_hand(mini)[0]["points"] == "2"

    file.write_bytes(b"student,\xe9\n")
    assert "save it as CSV (UTF-8)" in grade(mini, {}).output
    file.write_text("name,grade\n")
    assert "has no column student; move it away" in grade(mini, {}).output


@needs_linux
def test_a_broken_key_is_the_authors(mini: Path) -> None:
    """Nobody is graded with it."""
    sheet_of(mini).solution.write_text(KEY.replace("** 0.25", "** a quarter"))

    done = grade(mini, {"ann": RIGHT})

    assert done.exit_code == 1
    assert "area: the answer is no number" in done.output
    assert not (mini / "out" / "results.json").exists()


def test_the_sheets_of_this_course_are_found(course: Course) -> None:
    """They come last in their topics."""
    for topic in course.topics:
        assert not any(isinstance(exercise, Sheet) for exercise in topic.exercises[:-1])
