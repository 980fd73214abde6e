"""A class in nbgrader: the real one, from submissions to exported grades."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from support.abuses import ABUSES, ALL, DOUBLE
from support.notebooks import TOPIC, Nbgrader, cell_of, make, shown_text, solved
from support.processes import wait_for_no_python_in
from support.small_course import HIDDEN, write_course

from gradlings.course.course import Course, load_course
from gradlings.grading import grade_submissions
from gradlings.hosts.nbgrader import batch
from gradlings.hosts.nbgrader.build import write_assignment
from gradlings.hosts.nbgrader.coursedir import GRADEBOOK_FILE
from gradlings.hosts.nbgrader.gradebook import open_faster
from gradlings.results import Report


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Nbgrader:
    """The class, handed in and graded once, without a kernel."""
    folder = tmp_path_factory.mktemp("class")
    course = write_course(folder / "course")
    nbgrader = make(course, folder / "nbgrader")
    write_assignment(course, course.topics[0], nbgrader.root)
    nbgrader.generate()
    assert nbgrader.release() == [
        "course/course.toml",
        *(f"course/exercises/tensors/{name}.py" for name in ("double", "shift")),
        *(f"course/graders/tensors/{name}/test_public.py" for name in ("double", "shift")),
        "tensors.ipynb",
    ]
    for student, (abuse, _, _) in ABUSES.items():
        name = "my answers.ipynb" if student == "renamed" else None
        nbgrader.submit(student, abuse(nbgrader.released()), name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nbclient.NotebookClient, "async_start_new_kernel", _no_kernel)
        nbgrader.autograde()
    return nbgrader


async def _no_kernel(*_arguments: Any, **_options: Any) -> None:
    pytest.fail("a kernel was started")


@pytest.mark.parametrize("student", ABUSES)
def test_a_submission_is_graded_as_far_as_it_can_be(graded: Nbgrader, student: str) -> None:
    """Whatever a student does to a notebook, it gets its points, and a word on what was done."""
    _, points, says = ABUSES[student]

    assert graded.total(student) == points
    assert says in shown_text(graded.autograded(student))


@pytest.mark.parametrize("student", ABUSES)
def test_a_graded_notebook_has_the_cells_of_the_release(graded: Nbgrader, student: str) -> None:
    """Each once and in order, the locked ones as they were handed out."""
    released = graded.released().cells
    names = [cell.metadata.nbgrader.grade_id for cell in released]

    notebook = graded.autograded(student)
    cells = [c for c in notebook.cells if "nbgrader" in c.metadata]

    nbformat.validate(notebook)

    assert [cell.metadata.nbgrader.grade_id for cell in cells] == names
    for cell, given in zip(cells, released, strict=True):
        assert cell.metadata.nbgrader == given.metadata.nbgrader
        if given.metadata.nbgrader.locked:
            assert cell.source == given.source


def test_outputs_are_what_nbgrader_reads_points_from(graded: Nbgrader) -> None:
    """Its own rule finds the same points in the cell's outputs as the gradebook has."""
    from nbgrader.utils import determine_grade

    for student in ("right", "wrong", "crash", "truncated"):
        scores = graded.scores(student)
        for cell in graded.autograded(student).cells:
            named = cell.metadata.get("nbgrader", {})
            if named.get("grade") and cell.cell_type == "code":
                assert determine_grade(cell)[0] == scores[named.grade_id]


def test_outputs_of_students_are_not_kept(graded: Nbgrader) -> None:
    """50 MB of them neither, nor those that claim a score."""
    file = graded.root / "autograded" / "large" / TOPIC / f"{TOPIC}.ipynb"

    assert file.stat().st_size < 100_000
    assert "100.0" not in shown_text(graded.autograded("forger"))


def test_words_wait_for_a_person_with_their_rubric(graded: Nbgrader) -> None:
    """In formgrader; a place that is still empty has no points, and waits for nobody."""
    says = shown_text(graded.autograded("right"))

    with graded.gradebook() as gradebook:

        def waits(student: str) -> bool:
            cell = "questions--answer--words"
            return bool(gradebook.find_grade(cell, TOPIC, TOPIC, student).needs_manual_grade)

        assert waits("right")
        assert not waits("unfinished")
    assert "For instructors: rubric" in says
    assert "- 3: says what is added" in says


def test_feedback_says_all_that_helps_and_nothing_hidden(graded: Nbgrader) -> None:
    """Titles, points, messages, hints and reasons; no check's source, value, rubric or model."""
    page = graded.feedback("wrong")

    for shown in (
        "The result is twice the argument.",
        "all 3 values are wrong (too large)",
        "Count the terms of your sum.",
        "expected tensor([6.])",  # of a public check
        "It is twice two.",
        "1.5 / 3 points",
        "Score: 8.5 / 17.0",
        ">0.0 / 3.0</td>",
        '<a href="#double--check--hidden--test_value">The result is twice the argument.</a>',
    ):
        assert shown in page
    for hidden in (
        "12345 +",
        "torch.rand",
        "agree(",
        "return 2 * x",
        "says what is added",
        "To double a number",
        "For instructors",
        "24690",  # what the hidden check expects
    ):
        assert hidden not in page


def test_what_a_student_writes_is_no_page_of_ours(graded: Nbgrader) -> None:
    """Tags in answers, added cells and names of files are shown, not run, in formgrader either."""
    nbgrader = _copy(graded)
    shutil.rmtree(nbgrader.root / "submitted")
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    notebook = solved(nbgrader.released())
    words = cell_of(notebook, "questions--answer--words")
    words.source += attack
    notebook.cells.append(new_markdown_cell(attack))
    raw = new_markdown_cell(attack)
    raw.cell_type = "raw"
    notebook.cells += [raw, new_code_cell(f"# {attack}")]
    nbgrader.submit("attacker", notebook, "<script>alert(3)<script>.ipynb".replace("/", ""))

    nbgrader.autograde()

    page = nbgrader.feedback("attacker")
    assert "alert(1)" in page
    assert "<script>alert(" not in page
    assert "<img src=x" not in page
    for cell in nbgrader.autograded("attacker").cells:
        assert cell.cell_type == "code" or "<script" not in cell.source


def test_feedback_of_an_abused_notebook_says_what_was_done(graded: Nbgrader) -> None:
    """At its top; also of one that could not be read, which shows none of our errors."""
    for student in ("deleted", "truncated"):
        page = graded.feedback(student)
        assert "Changes to this notebook before it was graded" in page
        assert "Traceback (most recent" not in page


def test_a_class_goes_all_the_way(graded: Nbgrader) -> None:
    """Manual grade and comment, an edited and an added check, regrade, feedback, export."""
    nbgrader = _copy(graded)
    with nbgrader.gradebook() as gradebook:
        _give_by_hand(gradebook, "right", "questions--answer--words", 3, "Well said.")
        _give_by_hand(gradebook, "wrong", "double--check--hidden--test_value", 1, "A start.")
        comment = gradebook.find_comment("double--solution", TOPIC, TOPIC, "wrong")
        comment.manual_comment = "Think of a sum."
        gradebook.db.commit()

    for slow in ("endless", "crash", "forger", "magics", "borrowing", "newer_format"):
        shutil.rmtree(nbgrader.root / "submitted" / slow)  # they keep their scores
    _edit_and_add_checks(nbgrader)
    early = nbgrader.api.autograde(TOPIC, "right")
    write_assignment(load_course(nbgrader.root / "../course"), _topic(nbgrader), nbgrader.root)
    nbgrader.generate()
    nbgrader.autograde()

    assert not early["success"]
    assert "gradlings nbgrader build . --topic tensors" in early["error"] + early["log"]
    assert nbgrader.scores("right")["double--check--hidden--test_new"] == 2
    assert nbgrader.total("right") == ALL + 2 + 3
    assert nbgrader.scores("wrong")["double--check--hidden--test_new"] == 0
    assert "double--check--public--test_example" not in nbgrader.scores("wrong")
    assert nbgrader.total("wrong") == ALL - DOUBLE + 1
    says = shown_text(nbgrader.autograded("right"))
    assert "The result is two times the argument." in says
    with nbgrader.gradebook() as gradebook:
        kept = gradebook.find_grade("questions--answer--words", TOPIC, TOPIC, "right")
        assert (kept.manual_score, kept.auto_score) == (3, None)
        assert not kept.needs_manual_grade  # the answer is the one that was read
    page = nbgrader.feedback("wrong")
    assert "Think of a sum." in page
    assert "Doubling nothing gives nothing." in page
    rows = _exported(nbgrader)
    assert {row["student_id"] for row in rows} == set(ABUSES)
    scores = {row["student_id"]: float(row["score"]) for row in rows}
    assert scores["right"] == ALL + 2 + 3
    assert scores["reordered"] == ALL + 2
    assert scores["truncated"] == 0


def test_a_check_that_was_edited_counts_at_once(graded: Nbgrader) -> None:
    """Formgrader is a process that stays, and authors edit: nothing that it remembers is old."""
    nbgrader = _copy(graded)
    for student in ABUSES:
        if student != "right":
            shutil.rmtree(nbgrader.root / "submitted" / student)
    hidden = nbgrader.root / "../course/graders/tensors/double/test_hidden.py"
    solution = nbgrader.root / "../course/solutions/tensors/double.py"
    right, check = solution.read_text(), "double--check--hidden--test_value"
    nbgrader.autograde()
    before = nbgrader.scores("right")[check]

    solution.write_text(right.replace("2 * x", "5 * x"))
    nbgrader.autograde()
    other = nbgrader.scores("right")[check]
    solution.write_text(right)
    hidden.write_text(hidden.read_text().replace("agree(", "assert False, 'no.'; agree(", 1))
    nbgrader.autograde()

    assert (before, other, nbgrader.scores("right")[check]) == (2, 0, 0)
    assert "no." in shown_text(nbgrader.autograded("right"))


def test_one_student_does_not_wait_for_the_class(
    graded: Nbgrader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Formgrader's button for one asks for that one's result; the others are graded after it."""
    nbgrader, order = _copy(graded), list[str]()

    def recorded(course: Course, handed_in: Any, *arguments: Any, **options: Any) -> Report:
        order.extend(submission.student for _, submission in handed_in)
        return grade_submissions(course, handed_in, *arguments, **options)

    monkeypatch.setattr(batch, "grade_submissions", recorded)

    nbgrader.autograde("wrong")

    assert list(dict.fromkeys(order)) == ["wrong", *sorted(set(ABUSES) - {"wrong"})]


def test_a_gradebook_that_was_taken_away_is_made_again(graded: Nbgrader) -> None:
    """Within a process that has looked over the one before."""
    nbgrader = _copy(graded)
    open_faster()
    with nbgrader.gradebook() as gradebook:
        assert len(gradebook.students) == len(ABUSES)

    (nbgrader.root / "gradebook.db").unlink()

    for _ in range(2):
        with nbgrader.gradebook() as gradebook:
            assert gradebook.students == []


def test_grading_that_cannot_go_on_is_told(graded: Nbgrader) -> None:
    """It happens in the background: nobody waits for ever, and nothing gets a score."""
    nbgrader = _copy(graded)
    shutil.rmtree(nbgrader.root / "autograded")
    nbgrader.api.config.SubmissionExporter.gradebook_url = "sqlite:////nowhere/at/all.sqlite"

    done = nbgrader.api.autograde(TOPIC, "*")

    assert not done["success"]
    says = done["error"] + done["log"]
    assert "/nowhere/at/all.sqlite" in says
    assert all(f"for student '{student}'" in says for student in ABUSES)
    assert not (nbgrader.root / "autograded" / "right" / TOPIC).exists()


def test_a_broken_check_is_no_zero(graded: Nbgrader) -> None:
    """It waits for a person, who sees why; the student reads that it is not their fault."""
    nbgrader = _copy(graded)
    hidden = nbgrader.root / "../course/graders/tensors/double/test_hidden.py"
    hidden.write_text(HIDDEN.replace("agree(doubled,", "agree(doubled, undefined_name,"))
    for student in ABUSES:
        if student not in ("right", "wrong"):
            shutil.rmtree(nbgrader.root / "submitted" / student)

    nbgrader.autograde()

    broken = "double--check--hidden--test_value"
    for student in ("right", "wrong"):
        assert nbgrader.scores(student)[broken] is None
        with nbgrader.gradebook() as gradebook:
            assert gradebook.find_grade(broken, TOPIC, TOPIC, student).needs_manual_grade
    assert nbgrader.scores("right")["double--check--public--test_example"] == 1
    assert "undefined_name" in shown_text(nbgrader.autograded("right"))
    page = nbgrader.feedback("right")
    assert "the submission is not at fault" in page
    assert "undefined_name" not in page


def test_a_late_submission_has_its_penalty(graded: Nbgrader) -> None:
    """As nbgrader's own plug-in says; it goes when the deadline moves."""
    nbgrader = _copy(graded)
    for student in ABUSES:
        if student != "right":
            shutil.rmtree(nbgrader.root / "submitted" / student)
    stamp = nbgrader.root / "submitted/right" / TOPIC / "timestamp.txt"
    stamp.write_text("2026-11-22 18:00:00 UTC")
    nbgrader.api.config.LateSubmissionPlugin.penalty_method = "zero"

    penalties = []
    for due in ("2026-11-22 17:00:00 UTC", "2026-11-22 19:00:00 UTC"):
        with nbgrader.gradebook() as gradebook:
            gradebook.update_or_create_assignment(TOPIC, duedate=due)
        nbgrader.autograde()
        with nbgrader.gradebook() as gradebook:
            found = gradebook.find_submission(TOPIC, "right")
            penalties.append(found.late_submission_penalty)

    assert penalties == [ALL, 0]


def test_the_command_line_grades_as_the_api_does(graded: Nbgrader) -> None:
    """`nbgrader autograde`, in a process of its own; what was graded before is not graded again."""
    nbgrader = _copy(graded)
    shutil.rmtree(nbgrader.root / "autograded")

    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", TOPIC],
        cwd=nbgrader.root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "truncated" in done.stderr
    for student, (_, points, _) in ABUSES.items():
        assert nbgrader.total(student) == points
        assert (nbgrader.root / "autograded" / student / TOPIC / f"{TOPIC}.ipynb").is_file()


def test_a_first_run_with_a_typo_ends_with_its_processes(graded: Nbgrader) -> None:
    """They begin to import torch before nbgrader finds out what there is to grade."""
    nbgrader = _copy(graded)
    (nbgrader.root / GRADEBOOK_FILE).unlink()

    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", "tensor"],
        cwd=nbgrader.root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 1
    assert "tensor" in done.stderr
    assert "Traceback" not in done.stderr
    wait_for_no_python_in(nbgrader.root)


def _copy(graded: Nbgrader) -> Nbgrader:
    """Copy a course directory and its course: what a test does to them stays there."""
    number = sum(1 for _ in graded.root.parent.parent.glob("copy*"))
    folder = graded.root.parent.parent / f"copy{number}"
    shutil.copytree(graded.root.parent, folder)
    return Nbgrader(folder / "nbgrader")


def _give_by_hand(gradebook: Any, student: str, cell: str, points: float, words: str) -> None:
    grade = gradebook.find_grade(cell, TOPIC, TOPIC, student)
    grade.manual_score, grade.needs_manual_grade = points, False
    if "answer" in cell:
        gradebook.find_comment(cell, TOPIC, TOPIC, student).manual_comment = words
    gradebook.db.commit()


def _edit_and_add_checks(nbgrader: Nbgrader) -> None:
    """Retitle a check, add one, and take one away."""
    graders = nbgrader.root / "../course/graders/tensors/double"
    text = HIDDEN.replace("twice the argument", "two times the argument")
    text += (
        "\n\n@pytest.mark.points(2)\ndef test_new(agree):\n"
        '    """Doubling nothing gives nothing."""\n    agree(doubled, torch.ones(2))\n'
    )
    (graders / "test_hidden.py").write_text(text)
    public = (graders / "test_public.py").read_text()
    (graders / "test_public.py").write_text(public.replace("test_example", "test_three"))


def _topic(nbgrader: Nbgrader) -> Any:
    return load_course(nbgrader.root / "../course").topics[0]


def _exported(nbgrader: Nbgrader) -> list[dict[str, str]]:
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "export"],
        cwd=nbgrader.root,
        capture_output=True,
        timeout=60,
        check=True,
    )
    with Path(nbgrader.root / "grades.csv").open() as file:
        return list(csv.DictReader(file))
