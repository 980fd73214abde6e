"""The student's page and the contents of a graded notebook: by titles, marks and states."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.notebooks import TOPIC, Nbgrader, cell_of, make, shown_text, solved
from support.small_course import write_course

from gradlings.hosts.nbgrader.build import write_assignment

VALUE = "double--check--hidden--test_value"
WORDS = "questions--answer--words"


@pytest.fixture(scope="module")
def nbgrader(tmp_path_factory: pytest.TempPathFactory) -> Nbgrader:
    """One who made a mistake, one who has not begun, and one who did all of it."""
    folder = tmp_path_factory.mktemp("page")
    course = write_course(folder / "course")
    nbgrader = make(course, folder / "nbgrader")
    write_assignment(course, course.topics[0], nbgrader.root)
    nbgrader.generate()
    wrong = solved(nbgrader.released(), double="def double(x):\n    return 3 * x")
    nbgrader.submit("wrong", wrong)
    nbgrader.submit("right", solved(nbgrader.released()))
    nbgrader.submit("unfinished", nbgrader.released())
    nbgrader.autograde()
    return nbgrader


def contents(nbgrader: Nbgrader, student: str) -> str:
    """Return the first cell of a graded notebook."""
    return str(nbgrader.autograded(student).cells[0].source)


def test_contents_link_what_failed_and_what_waits(nbgrader: Nbgrader) -> None:
    """With a mark in its color; an exercise that is right is one line."""
    notebook, text = nbgrader.autograded("wrong"), contents(nbgrader, "wrong")
    value, words = cell_of(notebook, VALUE).id, cell_of(notebook, WORDS).id

    assert text.startswith("**Graded: 8.5 / 17 points**, 4 not graded yet")
    title = "The result is twice the argument."
    assert f'">✗</span> [{title}](#cell-id={value}) 0 / 2' in text
    assert f'">…</span> [In words](#cell-id={words}) not graded yet, 4 points' in text
    assert '<span style="color: #1a7f37">✓</span> **shift** 4 / 4' in text


def test_what_is_not_written_is_one_line(nbgrader: Nbgrader) -> None:
    """In the contents and on the page, not a line for each check."""
    notebook, text = nbgrader.autograded("unfinished"), contents(nbgrader, "unfinished")
    page = nbgrader.feedback("unfinished")

    solution = cell_of(notebook, "double--solution").id
    assert f"**[double](#cell-id={solution})** 0 / 3: not written yet" in text
    assert "The result is twice" not in text
    top = page[page.index('id="toc"') : page.index('id="notebook"')]
    assert top.count("not written yet") == 3
    assert "The result is twice" not in top


def test_marks_have_colors_in_outputs(nbgrader: Nbgrader) -> None:
    """As codes of a terminal, which every front end understands."""
    notebook = nbgrader.autograded("wrong")

    failed, passed = (
        cell_of(notebook, name).outputs[0] for name in (VALUE, "shift--check--public--test_example")
    )

    assert failed.traceback[0] == "\x1b[31m✗ failed\x1b[0m"
    assert passed.text.startswith("\x1b[32m✓ passed\x1b[0m")


def test_the_page_lists_checks_by_title(nbgrader: Nbgrader) -> None:
    """At the top and above each; names of cells are in links alone."""
    page = nbgrader.feedback("wrong")
    visible = re.sub(r"<(style|script).*?</\1>|<[^>]*>", "", page, flags=re.DOTALL)

    assert visible.count("✗ The result is twice the argument.") == 2
    assert "--check--" not in visible
    assert "test_value" not in visible
    assert "Grade cell" not in visible
    assert "This check runs when your work is graded." not in visible


def test_what_waits_is_no_zero(nbgrader: Nbgrader) -> None:
    """Until a person has given points; then these, also if it is 0."""
    before = nbgrader.feedback("right")
    with nbgrader.gradebook() as gradebook:
        grade = gradebook.find_grade(WORDS, TOPIC, TOPIC, "right")
        grade.manual_score, grade.needs_manual_grade = 0, False
        gradebook.db.commit()
    (nbgrader.root / "feedback/right" / TOPIC / f"{TOPIC}.html").unlink()
    after = nbgrader.feedback("right")

    assert "Score: 11.5 / 17.0, 4.0 not graded yet)" in before
    assert "… In words" in before
    assert "not graded yet / 4.0" in before
    assert "not graded yet" not in after
    assert "✗ In words" in after
    assert "In words</a> (0.0 / 4.0)" in after


def test_the_page_is_whole(nbgrader: Nbgrader) -> None:
    """It asks for nothing else: no script, style or picture of another address."""
    page = nbgrader.feedback("wrong")

    assert not re.search(r"<(?:script|img|link)[^>]+(?:src|href)=[\"']?http", page)
    assert "For instructors" not in page
    assert "Graded: 8.5" not in page
    assert "not graded yet" in shown_text(nbgrader.autograded("wrong"))
    assert Path(nbgrader.root / "feedback").is_dir()
