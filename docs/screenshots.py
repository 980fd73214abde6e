"""Take the pictures of README and docs/nbgrader.md from running programs: `make screenshots`.

The report is that of `make grade`. Needs Chromium (.ci/setup-browser installs it) and the tools of
the tests (tests/support).
"""

from __future__ import annotations

import os
import subprocess
import sysconfig
import tempfile
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from PIL import Image
from playwright.sync_api import Page, expect
from support.browser import (
    chromium,
    jupyterlab,
    new_page,
    open_formgrader,
    open_graded,
    open_submissions,
)

from gradlings.course.course import load_course
from gradlings.hosts.nbgrader.cells import Kind, slot_in
from gradlings.hosts.nbgrader.solution_regions import code_below_docstring

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screenshots"
TOPIC = "losses"
COLOURS = 64  # enough for a page of text, and a third of the size
STUDENTS = {"ada": "Ada Lovelace", "alan": "Alan Turing", "grace": "Grace Hopper"}
# The picture of the report shows three of its parts, cut short.
PARTS = """
#overview, .facts, #points, .charts, nav, input, label, #grid + p { display: none }
#items + p, #items ~ details:not([open]) { display: none }
.talks li:nth-child(n + 4), #students tbody tr:nth-child(n + 13) { display: none }
.long { max-height: none }
h2 { margin-top: 1.2rem }
"""
WRONG = {"alan": ("hinge_loss", "margin_ignored")}


def main() -> None:
    """Prepare a course directory, and take pictures of it and of the report."""
    look_at_report()
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "nbgrader"
        directory.mkdir()
        run(directory, "gradlings", "--course", str(ROOT), "nbgrader", "init", ".")
        build = ["nbgrader", "build", ".", "--topic", TOPIC]
        run(directory, "gradlings", "--course", str(ROOT), *build)
        run(directory, "nbgrader", "generate_assignment", TOPIC)
        for student in ("ada", "alan"):
            hand_in(directory, student)
        run(directory, "nbgrader", "autograde", TOPIC)
        run(directory, "nbgrader", "generate_feedback", TOPIC)
        hand_in(directory, "grace")
        look(directory, Path(folder) / "jupyter")


def run(folder: Path, *command: str) -> None:
    """Run a command in the course directory."""
    scripts = sysconfig.get_path("scripts")
    environment = os.environ | {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(command, cwd=folder, env=environment, check=True)


def hand_in(directory: Path, student: str) -> None:
    """Hand in the course's solutions, or for some students one known mistake."""
    mistaken, slug = WRONG.get(student, ("", ""))
    course = load_course(ROOT)
    notebook = nbformat.read(directory / "release" / TOPIC / f"{TOPIC}.ipynb", as_version=4)
    for cell in notebook.cells:
        slot = slot_in(cell)
        if slot is not None and slot.kind is Kind.SOLUTION:
            exercise = course.select([f"{TOPIC}/{slot.exercise}"])[0]
            cell.source = code_below_docstring(exercise.solution)
            if slot.exercise == mistaken:
                cell.source = exercise.program_of(exercise.grader / "wrong" / f"{slug}.py")
    file = directory / "submitted" / student / TOPIC / f"{TOPIC}.ipynb"
    file.parent.mkdir(parents=True)
    nbformat.write(notebook, file)
    first, last = STUDENTS[student].split()
    with Gradebook(f"sqlite:///{directory / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_student(student, first_name=first, last_name=last)


def look_at_report() -> None:
    """Take a picture of the report of the sample class."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 1440})
        page.goto((ROOT / "build" / "grades" / "report.html").as_uri())
        page.add_style_tag(content=PARTS)
        page.locator("#items ~ details[open]").evaluate("part => part.open = false")
        page.locator("#items ~ details", has_text=f"{TOPIC}:").evaluate("part => part.open = true")
        page.locator("#students tbody tr").first.wait_for()
        page.locator("#students th", has_text=f"{TOPIC}/").first.evaluate(
            "heading => heading.closest('.long').scrollLeft = heading.offsetLeft - 105"
        )
        keep(page, "report")


def look(directory: Path, private: Path) -> None:
    """Take the pictures."""
    private.mkdir()
    with jupyterlab(directory, private) as lab, chromium() as browser:
        page = new_page(browser)
        page.goto(lab.page(f"lab/tree/release/{TOPIC}/{TOPIC}.ipynb"))
        task = page.get_by_role("heading", name="hinge_loss", exact=True)
        task.wait_for()
        task.scroll_into_view_if_needed()
        keep(page, "notebook")
        folded = page.get_by_text("15 cells hidden").first
        folded.scroll_into_view_if_needed()
        keep(page, "folded")

        formgrader = open_formgrader(page, lab)
        open_submissions(formgrader)
        expect(formgrader.locator("td.student-id")).to_have_count(len(STUDENTS))
        keep(page, "submissions")

        formgrader = open_formgrader(page, lab)
        open_graded(formgrader, TOPIC, "Turing")
        expect(formgrader.locator("html[data-formulas=done]")).to_have_count(1)
        keep(page, "contents")
        check = formgrader.locator("[id='hinge_loss--check--hidden--test_multiclass_margin']")
        check.wait_for()
        check.evaluate("field => field.closest('.code_cell').scrollIntoView({block: 'center'})")
        keep(page, "graded")

        page.goto((directory / "feedback" / "alan" / TOPIC / f"{TOPIC}.html").as_uri())
        title = page.get_by_text("Many classes: the margin is the one").last
        title.evaluate("line => line.scrollIntoView({block: 'center'})")
        keep(page, "feedback")


def keep(page: Page, name: str) -> None:
    """Save a picture as a small file."""
    file = PICTURES / f"{name}.png"
    page.screenshot(path=file)
    Image.open(file).convert("RGB").quantize(COLOURS).save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
