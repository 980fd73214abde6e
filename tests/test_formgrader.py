"""Formgrader in JupyterLab, in a real browser: what an instructor sees and presses there."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from lab import Lab, chromium, jupyterlab, new_page
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import FrameLocator, Locator, Page, expect
from support import ROOT

SCREENSHOTS = ROOT / "build" / "screenshots"
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
ANSWERS = {
    "ada": "def double(x): return 2 * x",
    "bob": "def double(x): return x * x",
    "carl": "def double(x): return x + x",
}


def cell(text: str, grade_id: str, points: int = 0) -> nbformat.NotebookNode:
    """Make a cell of a stock assignment: a test, or the student's."""
    made = new_code_cell(text)
    made.metadata["nbgrader"] = {
        "grade_id": grade_id,
        "grade": bool(points),
        "points": points,
        "solution": not points,
        "locked": bool(points),
        "task": False,
        "schema_version": 3,
    }
    return made


def notebook(answer: str) -> nbformat.NotebookNode:
    """Make the assignment, or what somebody hands in."""
    cells = [
        cell(answer, "double"),
        cell("assert double(3) == 6", "three", 1),
        cell("assert double(2) == 4", "two", 2),
    ]
    return new_notebook(cells=cells, metadata=KERNEL)


def nbgrader(folder: Path, *arguments: str) -> None:
    """Run a command of nbgrader in the course directory, as an instructor does."""
    scripts = Path(sysconfig.get_path("scripts"))
    environment = os.environ | {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    command = [scripts / "nbgrader", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def course_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course directory with three submissions, of which two are graded."""
    folder = tmp_path_factory.mktemp("formgrader") / "course"
    (folder / "source" / "tensors").mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.course_id = "mini"\n'
        f"c.CourseDirectory.root = {str(folder)!r}\n"
    )
    solution = "### BEGIN SOLUTION\ndef double(x): return 2 * x\n### END SOLUTION"
    nbformat.write(notebook(solution), folder / "source" / "tensors" / "tensors.ipynb")
    for student, answer in ANSWERS.items():
        file = folder / "submitted" / student / "tensors" / "tensors.ipynb"
        file.parent.mkdir(parents=True)
        nbformat.write(notebook(answer), file)
    nbgrader(folder, "generate_assignment", "tensors")
    for student in ("ada", "bob"):
        nbgrader(folder, "autograde", "tensors", "--student", student)
    return folder


@pytest.fixture(scope="module")
def lab(course_directory: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab in the course directory."""
    with jupyterlab(course_directory, tmp_path_factory.mktemp("jupyter")) as started:
        yield started


@pytest.fixture(scope="module")
def page(lab: Lab) -> Iterator[Page]:
    """A browser's page on it."""
    with chromium() as browser:
        yield new_page(browser)


@pytest.fixture
def formgrader(lab: Lab, page: Page) -> FrameLocator:
    """Formgrader, opened from the menu."""
    page.goto(lab.page("lab"))
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Formgrader").click()
    return page.frame_locator("iframe")


def row_of(formgrader: FrameLocator, student: str) -> Locator:
    """Give a student's row of the table of submissions."""
    return formgrader.locator("tr", has_text=student)


def keep(page: Page, name: str) -> None:
    """Keep what is seen, for whoever wants to look."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def test_formgrader_lists_the_submissions_with_their_scores(
    formgrader: FrameLocator, page: Page
) -> None:
    """Those that are graded have a score; the other one waits."""
    expect(formgrader.get_by_role("link", name="tensors")).to_be_visible()
    keep(page, "assignments")

    formgrader.locator("td.num-submissions a").click()

    expect(row_of(formgrader, "ada").locator(".score")).to_have_text("3 / 3")
    expect(row_of(formgrader, "bob").locator(".score")).to_have_text("2 / 3")
    expect(row_of(formgrader, "carl").locator(".status")).to_have_text("needs autograding")
    keep(page, "submissions")


def test_the_autograde_button_grades_a_submission(formgrader: FrameLocator, page: Page) -> None:
    """In the server, with the configuration of the course directory."""
    formgrader.locator("td.num-submissions a").click()

    row_of(formgrader, "carl").locator(".autograde a").click()

    expect(formgrader.locator(".modal-body")).to_contain_text("Successfully autograded")
    keep(page, "autograded")
    formgrader.get_by_role("button", name="Close").last.click()
    expect(row_of(formgrader, "carl").locator(".score")).to_have_text("3 / 3")


def test_formgrader_shows_a_graded_notebook(formgrader: FrameLocator, page: Page) -> None:
    """The answer, the failed check and its points."""
    formgrader.get_by_role("link", name="Manual Grading").click()
    formgrader.get_by_role("link", name="tensors").click()
    formgrader.get_by_role("link", name="tensors").last.click()
    expect(formgrader.locator("td.name")).to_have_count(len(ANSWERS))  # then the button works
    formgrader.get_by_role("button", name="Show All Names").click()
    keep(page, "notebooks")

    formgrader.get_by_role("link", name="bob").click()

    expect(formgrader.get_by_text("x * x")).to_be_visible()
    # The field of a manual score is empty; the automatic one shows through.
    expect(formgrader.locator("input#three")).to_have_attribute("placeholder", "0")
    expect(formgrader.locator("input#two")).to_have_attribute("placeholder", "2")
    expect(formgrader.get_by_text("AssertionError").first).to_be_visible()
    keep(page, "notebook")
