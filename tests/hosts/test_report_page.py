"""The report of a class, in a real browser: what an instructor sees, sorts and opens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.browser import chromium
from support.commands import gradlings, hand_in
from support.small_course import write_course

from gradlings.course.course import Course

READER = """
def double(x):
    try:
        open('/etc/passwd')
    except OSError:
        pass
    return 3 * x  # <script>document.title = 'changed'</script>
"""
RIGHT = "def double(x):\n    return 2 * x\n"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, Path, Path]:
    """A small class: one right, one wrong who asks for a file, one who handed in nothing."""
    folder = tmp_path_factory.mktemp("report")
    course = write_course(folder / "course")
    handed = hand_in(folder / "class", {"ann": RIGHT, "bob <b>": READER, "cleo": None})
    gradlings(course.root, "grade", handed, "--out", folder / "grades")
    return course, handed, folder / "grades"


@pytest.fixture(scope="module")
def page(graded: tuple[Course, Path, Path]) -> Iterator[Page]:
    """The report with programs, opened from disk."""
    course, handed, grades = graded
    done = gradlings(course.root, "report", grades, "--submissions", handed)
    assert "report.html: 3 students" in done.stdout
    with chromium() as browser:
        page = browser.new_page()
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("request", lambda r: r.url.startswith("file:") or failed.append(r.url))
        page.goto((grades / "report.html").as_uri())
        yield page
        assert failed == []  # no error, and nothing asked of a network


def test_it_opens_and_says_who_to_talk_to(page: Page) -> None:
    """From disk; each reason with its students."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("report of the class")
    expect(page.locator("#overview + .facts")).to_contain_text("3 students")
    talk = page.locator("details", has_text="handed in nothing")
    expect(talk).to_contain_text("cleo")
    asked = page.locator("details", has_text="asked for what an exercise never needs")
    expect(asked).to_contain_text("bob <b>: tensors/double: asked to open the file '/etc/passwd'")


def test_it_sorts_and_finds_by_keyboard_and_mouse(page: Page) -> None:
    """A heading by Enter, then again; the field filters rows."""
    names = page.locator("#students tbody button.open")
    heading = page.get_by_role("columnheader", name="points").first
    heading.focus()
    page.keyboard.press("Enter")
    expect(names.first).to_have_text("ann")
    heading.click()
    expect(names.last).to_have_text("ann")

    page.get_by_label("Find a student").fill("cle")
    expect(page.locator("#students tbody tr:visible")).to_have_count(1)
    page.get_by_label("Find a student").fill("")


def test_a_student_opens_with_feedback_and_marked_lines(page: Page) -> None:
    """By keyboard; what the student wrote is text, never HTML of the page."""
    page.locator("#students button.open", has_text="bob").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("feedback for bob <b>")
    expect(dialog).to_contain_text("tensors/double.py as handed in")
    dialog.locator("summary", has_text="as handed in").click()
    expect(dialog.locator("mark")).to_contain_text("open('/etc/passwd')")
    expect(dialog).to_contain_text("<script>document.title = 'changed'</script>")
    assert page.title().endswith("report of the class")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_pictures_have_words_and_cells_have_numbers(page: Page) -> None:
    """Nothing is said by color or by a picture alone."""
    for figure in page.locator("figure").all():
        assert "%" in (figure.get_attribute("aria-label") or "")
    for cell in page.locator("#students tbody td").all():
        assert cell.inner_text().strip()


def test_anonymous_names_nobody_and_stays_the_same(
    graded: tuple[Course, Path, Path], tmp_path: Path
) -> None:
    """Two runs have the same pseudonyms; another folder has others."""
    course, handed, grades = graded
    pages = []
    for out in ("one", "two"):
        gradlings(
            course.root, "report", grades, "--out", tmp_path / out, "--anonymous",
            "--submissions", handed,
        )  # fmt: skip
        pages.append((tmp_path / out / "report.html").read_text(encoding="utf-8"))

    assert pages[0] == pages[1]
    for name in ("ann", "bob", "cleo"):
        assert f">{name}" not in pages[0]
        assert f"{name}:" not in pages[0]
    assert "student " in pages[0]

    results = json.loads((grades / "results.json").read_text())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "results.json").write_text(json.dumps(results))
    gradlings(course.root, "report", elsewhere, "--anonymous")
    assert (elsewhere / "report.html").read_text(encoding="utf-8") != pages[0]


def test_a_wrong_folder_and_a_wrong_audit_are_named(
    graded: tuple[Course, Path, Path], tmp_path: Path
) -> None:
    """With the next step."""
    course, _, grades = graded
    done = gradlings(course.root, "report", tmp_path)
    assert done.returncode == 2
    assert "run `gradlings grade" in done.stderr

    file = tmp_path / "audit.json"
    file.write_text("{}")
    done = gradlings(course.root, "report", grades, "--audit", file)
    assert done.returncode == 2
    assert "is not what `gradlings audit --json` writes" in done.stderr


def test_an_audit_says_what_each_check_alone_fails(
    graded: tuple[Course, Path, Path], tmp_path: Path
) -> None:
    """The change of a mutant reads as text; of another exercise nothing is known."""
    course, _, grades = graded
    results = json.loads((grades / "results.json").read_text())["results"]
    check = next(r for r in results if r["exercise"] == "tensors/double")["checks"][0]["id"]
    mutant = {"check": check, "line": 3, "function": "double", "was": "return 2 * x"}
    audited = {
        "exercise": "tensors/double",
        "matrix": {},
        "alone": [{**mutant, "becomes": "a < b"}],
    }
    file = tmp_path / "audit.json"
    file.write_text(json.dumps({"exercises": [audited]}))

    done = gradlings(course.root, "report", grades, "--audit", file, "--out", tmp_path)

    assert done.returncode == 0
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert text.count("<code>line 3: return 2 * x → a &lt; b</code>") == 1
