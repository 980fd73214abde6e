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
from gradlings.outcomes import shown

RED, GREEN = "rgb(198, 40, 40)", "rgb(26, 127, 55)"
SCROLLED_MS = 2000  # formgrader's animation takes 500
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


def follow(link: Locator) -> None:
    """Click on a link once formgrader has typeset the page, and has scrolled to its first field."""
    expect(link.page.frames[-1].locator("html[data-formulas=done]")).to_have_count(1)
    link.page.wait_for_timeout(SCROLLED_MS)
    link.click()


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
    """Checks by title with mark and color, the one that fails, its points, and which mistake."""
    open_graded(formgrader, TOPIC, "bob")

    # The field of a manual score is empty; the automatic one shows through.
    automatic = formgrader.locator("[id='double--check--hidden--test_value']")
    expect(automatic).to_have_attribute("placeholder", "0")
    expect(formgrader.get_by_text("Count the terms of your sum.").first).to_be_visible()
    heading = formgrader.locator(".panel-heading", has=automatic)
    label = heading.get_by_text("✗ The result is twice the argument.")
    expect(label).to_have_css("color", RED)
    passed = formgrader.locator(".panel-heading", has_text="✓").get_by_text("✓").first
    expect(passed).to_have_css("color", GREEN)
    automatic.scroll_into_view_if_needed()
    keep(page, "notebook")


def test_contents_lead_to_what_failed_and_what_waits(formgrader: FrameLocator, page: Page) -> None:
    """At the top, in formgrader."""
    open_graded(formgrader, TOPIC, "bob")
    expect(formgrader.get_by_text("Graded: 8.5 / 17 points")).to_be_visible()
    keep(page, "contents")

    for title, name in (
        ("The result is twice the argument.", "double--check--hidden--test_value"),
        ("In words", "questions--answer--words"),
    ):
        follow(formgrader.get_by_role("link", name=title).first)
        expect(formgrader.locator(f"[id='{name}']")).to_be_in_viewport()


def test_formulas_need_no_network(
    nbgrader: Nbgrader, formgrader: FrameLocator, page: Page, browser: Browser
) -> None:
    """MathJax comes from the installed JupyterLab, in formgrader and in the student's page."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_graded(formgrader, TOPIC, "bob")
    expect(formgrader.locator("mjx-container")).not_to_have_count(0)
    nbgrader.feedback("bob")
    feedback = new_page(browser)
    feedback.on("request", lambda request: asked.append(request.url))
    file = nbgrader.root / "feedback/bob" / TOPIC / f"{TOPIC}.html"

    feedback.goto(file.as_uri())

    expect(feedback.locator("mjx-container")).not_to_have_count(0)
    assert not feedback.get_by_text("$x + x$").count()
    assert not [url for url in asked if url.startswith("http") and "//127.0.0.1" not in url]
    keep(feedback, "feedback")
    feedback.close()


@pytest.mark.parametrize("app", ["lab/tree", "notebooks"])
def test_checks_are_folded_up_until_they_are_graded(
    nbgrader: Nbgrader, lab: Lab, page: Page, app: str
) -> None:
    """In JupyterLab and in Notebook: one heading for each task, and the number of cells below."""
    page.goto(lab.page(f"{app}/release/{TOPIC}/{TOPIC}.ipynb"))

    expect(page.get_by_role("heading", name="Checks of double: 3 points").first).to_be_visible()
    expect(page.get_by_text("3 cells hidden").first).to_be_visible()
    expect(page.locator(".jp-CodeCell", has_text="Three doubled is six.").first).to_be_hidden()
    keep(page, f"folded_{app.partition('/')[0]}")
    page.goto(lab.page(f"{app}/autograded/bob/{TOPIC}/{TOPIC}.ipynb"))
    expect(page.locator("strong", has_text="Graded: 8.5 / 17 points").first).to_be_visible()
    # JupyterLab may open the other notebook again, in a tab behind this one.
    expect(page.get_by_text("cells hidden").filter(visible=True)).to_have_count(0)
