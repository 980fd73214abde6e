"""Formgrader in JupyterLab, in a real browser: what an instructor sees and presses there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect
from support.browser import (
    Lab,
    chromium,
    jupyterlab,
    new_page,
    open_formgrader,
    open_graded,
    open_submissions,
)
from support.notebooks import TOPIC, Nbgrader, make, solved
from support.repository import ROOT
from support.small_course import write_course

from gradlings.hosts.nbgrader.build import write_assignment
from gradlings.results import shown

SCREENSHOTS = ROOT / "build" / "screenshots"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; without it, nothing below is made."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def nbgrader(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Nbgrader:
    """An assignment with three submissions, of which two are graded."""
    folder = tmp_path_factory.mktemp("formgrader")
    course = write_course(folder / "course")
    nbgrader = make(course, folder / "nbgrader")
    write_assignment(course, course.topics[0], nbgrader.root)
    nbgrader.generate()
    nbgrader.submit("ada", solved(nbgrader.released()))
    tripled = "def double(x):\n    return 3 * x"
    nbgrader.submit("bob", solved(nbgrader.released(), double=tripled))
    nbgrader.autograde()
    nbgrader.submit("carl", solved(nbgrader.released()))
    return nbgrader


@pytest.fixture(scope="module")
def lab(nbgrader: Nbgrader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab in the course directory."""
    with jupyterlab(nbgrader.root, tmp_path_factory.mktemp("jupyter")) as started:
        yield started


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """A page of the browser."""
    return new_page(browser)


@pytest.fixture
def formgrader(lab: Lab, page: Page) -> FrameLocator:
    """Formgrader, opened from the menu."""
    return open_formgrader(page, lab)


def score(nbgrader: Nbgrader, student: str) -> str:
    """Return what nbgrader's gradebook has, as formgrader writes it."""
    with nbgrader.gradebook() as gradebook:
        found = gradebook.find_submission(TOPIC, student)
        return f"{shown(found.score)} / {shown(found.max_score)}"


def row_of(formgrader: FrameLocator, student: str) -> Locator:
    """Return a student's row of the table of submissions."""
    return formgrader.locator("tr", has_text=student)


def keep(page: Page, name: str) -> None:
    """Keep what is seen, for whoever wants to look."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def test_formgrader_lists_the_submissions_with_their_scores(
    nbgrader: Nbgrader, formgrader: FrameLocator, page: Page
) -> None:
    """Those that are graded have a score; the other one waits."""
    open_submissions(formgrader)

    expect(row_of(formgrader, "ada").locator(".score")).to_have_text(score(nbgrader, "ada"))
    expect(row_of(formgrader, "bob").locator(".score")).to_have_text(score(nbgrader, "bob"))
    expect(row_of(formgrader, "carl").locator(".status")).to_have_text("needs autograding")
    keep(page, "submissions")


def test_the_autograde_button_grades_a_submission(
    nbgrader: Nbgrader, formgrader: FrameLocator, page: Page
) -> None:
    """In the server, with the configuration of the course directory: as the API does."""
    open_submissions(formgrader)

    row_of(formgrader, "carl").locator(".autograde a").click()

    expect(formgrader.locator(".modal-body")).to_contain_text("Successfully autograded")
    formgrader.get_by_role("button", name="Close").last.click()
    expect(formgrader.locator(".modal")).to_have_count(0)
    expect(row_of(formgrader, "carl").locator(".score")).to_have_text(score(nbgrader, "ada"))
    keep(page, "autograded")


def test_formgrader_shows_a_graded_notebook(formgrader: FrameLocator, page: Page) -> None:
    """The answer, the check that it fails, its points, and which mistake was recognized."""
    open_graded(formgrader, TOPIC, "bob")

    # The field of a manual score is empty; the automatic one shows through.
    automatic = formgrader.locator("[id='double--check--hidden--test_value']")
    expect(automatic).to_have_attribute("placeholder", "0")
    expect(formgrader.get_by_text("Count the terms of your sum.").first).to_be_visible()
    automatic.scroll_into_view_if_needed()
    keep(page, "notebook")
