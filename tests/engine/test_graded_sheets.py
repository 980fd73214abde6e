"""Questions, graded, at once or by a person who gives points for words; and audited."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result
from support.linux import needs_linux
from support.sheet import BLANK, RIGHT, WRONG, gradlings, make, sheet_of, spread
from support.small_course import KEY

pytestmark = needs_linux


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """The folder of a course of one sheet."""
    return make(tmp_path / "course")


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


def test_a_class_is_graded_and_told_why(mini: Path) -> None:
    """Partial points, reasons in the feedback, words left out until somebody gives points."""
    students = {"ann": RIGHT, "bob": WRONG, "cat": None, "dee": BLANK, "eve": "\x00" * 70_000}

    done = grade(mini, students)

    assert done.exit_code == 0, done.output
    found = rows(mini)
    scores = {student: (row["score"], row["max_score"]) for student, row in found.items()}
    assert scores == {
        "ann": (6, 10), "bob": (2.5, 10), "cat": (0, 10), "dee": (0, 10), "eve": (0, 10)
    }  # fmt: skip
    assert found["cat"]["status"] == "missing"
    assert "questions.md is larger than 64 KiB" in str(found["eve"]["detail"])
    assert "2 answers wait to be graded by hand: fill in the points in" in done.output
    assert gradlings(mini, "feedback", mini / "out").exit_code == 0
    says = (mini / "out" / "feedback" / "bob.md").read_text()
    assert "✗ Which are even (1.5 / 3)" in says
    assert "ticked, and not right: 1; right, and not ticked: 0" in says
    assert "**Not right:** “One.” It is twice a half." in says
    assert "**Working:** 0.5 m times 0.5 m." in says
    assert "… In words (4 points, not graded yet)" in says


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
    says = (mini / "out" / "feedback" / "ann.md").read_text()
    assert "✗ In words (3.5 / 4)" in says
    assert "Say which number." in says


def test_points_for_the_lines_of_a_rubric_count_without_a_sum(mini: Path) -> None:
    """Once all lines have some; a cell that does not fit is named; another rubric, too."""
    grade(mini, {"ann": RIGHT})
    (row,) = by_hand(mini)
    fill_in(mini, [row | {"rubric_points": "1; ?"}])
    assert "1 answers wait" in grade(mini, {}).output
    fill_in(mini, [row | {"rubric_points": "1; 4"}])
    assert "ann, words: '4' points for 'says what is added'" in grade(mini, {}).output

    fill_in(mini, [row | {"rubric_points": "1; 1,5"}])
    grade(mini, {})

    assert rows(mini)["ann"]["score"] == 8.5
    assert by_hand(mini)[0]["rubric_points"] == "1; 1,5"
    sheet_of(mini).solution.write_text(KEY.replace("says what is added", "says it"))
    says = "tensors/questions, words has another rubric now than the one whose lines were given"
    assert says in " ".join(grade(mini, {}).output.split())


def test_points_belong_to_the_words_that_were_read(mini: Path) -> None:
    """A changed answer waits again; what was given for the old one is not thrown away."""
    grade(mini, {"ann": RIGHT})
    fill_in(mini, [by_hand(mini)[0] | {"points": "4"}])

    done = grade(mini, {"ann": RIGHT.replace("to itself", "to another")})

    assert "1 answers wait" in done.output
    assert rows(mini)["ann"]["max_score"] == 10
    assert sorted(row["points"] for row in by_hand(mini)) == ["", "4"]
    grade(mini, {"ann": RIGHT})
    assert rows(mini)["ann"]["score"] == 10


def test_what_a_spreadsheet_does_to_a_file_loses_no_points(mini: Path) -> None:
    """It takes digits for numbers and sorts; columns of the instructor's own stay."""
    grade(mini, {"0012345": RIGHT, "bob": WRONG})
    rows_before = by_hand(mini)
    assert all(row["answer_id"][0] == "a" for row in rows_before)
    assert rows_before[0]["asked"].startswith("Explain doubling")
    assert rows_before[0]["model_answer"] == "To double a number is to add it to itself."
    mangled = [
        row | {"points": "3", "student": row["student"].lstrip("0"), "marked by": "Zoe"}
        for row in reversed(rows_before)
    ]
    fill_in(mini, mangled)

    done = grade(mini, {"0012345": RIGHT, "bob": WRONG})

    assert "wait to be graded" not in done.output
    assert rows(mini)["0012345"]["score"] == 9
    assert [row["student"] for row in by_hand(mini)] == ["0012345", "bob"]
    assert {row["marked by"] for row in by_hand(mini)} == {"Zoe"}


def test_a_row_that_is_about_no_answer_is_named(mini: Path) -> None:
    """Its points do not count, and are not thrown away."""
    grade(mini, {"ann": RIGHT})
    (row,) = by_hand(mini)
    fill_in(mini, [row | {"points": "3", "answer_id": "4.50467E+15"}])

    done = grade(mini, {"ann": RIGHT})

    says = "the row of ann, tensors/questions, words is about no answer that is there now"
    assert says in " ".join(done.output.split())
    assert sorted(row["points"] for row in by_hand(mini)) == ["", "3"]


def test_a_file_of_an_earlier_version_is_read(mini: Path) -> None:
    """Its id named the answer alone."""
    grade(mini, {"ann": RIGHT})
    (row,) = by_hand(mini)
    old = hashlib.sha256(row["answer"].encode()).hexdigest()[:16]
    kept = ("student", "exercise", "question", "max_points", "comment", "answer", "rubric")
    fill_in(mini, [{name: row[name] for name in kept} | {"points": "4", "answer_id": old}])

    grade(mini, {"ann": RIGHT})

    assert rows(mini)["ann"]["score"] == 10
    assert by_hand(mini)[0]["answer_id"] == row["answer_id"]


@pytest.mark.parametrize("points", ["5", "-1", "four", "nan"])
def test_points_that_cannot_be_are_told(mini: Path, points: str) -> None:
    """With file, student and question; nothing is overwritten."""
    grade(mini, {"ann": RIGHT})
    fill_in(mini, [by_hand(mini)[0] | {"points": points}])

    done = grade(mini, {})

    assert done.exit_code == 2
    assert f"by_hand.csv: ann has '{points}' points for words; expected a number" in done.output
    assert by_hand(mini)[0]["points"] == points


def test_spreadsheets_neither_compute_nor_break_what_students_wrote(mini: Path) -> None:
    """A formula is shown as text; semicolons and a byte-order mark are read; junk is reported."""
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
    assert "has no column student; move the file away" in grade(mini, {}).output


def test_a_broken_key_is_the_authors(mini: Path) -> None:
    """Nobody is graded with it."""
    sheet_of(mini).solution.write_text(KEY.replace("** 0.25", "** a quarter"))

    done = grade(mini, {"ann": RIGHT})

    assert done.exit_code == 1
    assert "area: the answer is not a number" in done.output
    assert not (mini / "out" / "results.json").exists()


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
