"""The path of the course as a picture: released, ticked by the student, updated by the course."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from support.browser import chromium
from support.repositories import git
from support.small_course import EVERYTHING, SOLUTION, MakeCourse, write_course

from gradlings.cli import main
from gradlings.course.course import Course, Topic
from gradlings.course.exercise import Exercise
from gradlings.course.sheet import Sheet
from gradlings.study.progress import progress_svg

DOUBLE = "exercises/tensors/double.py"


def run(folder: Path, *arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["--course", str(folder), *arguments])


def commit(folder: Path) -> None:
    """Commit all that is in a folder, a repo by then."""
    if not (folder / ".git").is_dir():
        git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "all of it")


def done_in(picture: Path) -> str:
    """Return what a picture describes as done."""
    found = ElementTree.parse(picture).find("{*}desc")
    assert found is not None
    return found.text or ""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The instructor's course, with two topics."""
    return write_course(tmp_path / "course", EVERYTHING)


@pytest.fixture
def clones(course: Course, tmp_path: Path) -> tuple[Path, Path]:
    """An edition with one of the topics, and a student's clone of it."""
    edition, student = tmp_path / "edition", tmp_path / "student"
    released = run(course.root, "release", str(edition), "--topic", "tensors")
    assert released.exit_code == 0, released.output
    commit(edition)
    git(tmp_path, "clone", "--quiet", str(edition), str(student))
    return edition, student


def test_ticks_of_a_student_merge_with_an_update_of_the_course(
    course: Course, clones: tuple[Path, Path]
) -> None:
    """A topic comes, exercises take longer, no tick is lost, and nothing is in the way."""
    edition, student = clones
    assert "](progress.svg)" in (edition / "README.md").read_text()
    assert done_in(edition / "progress.svg") == "0 done"
    (student / DOUBLE).write_text(SOLUTION)
    run(student, "check", "tensors/double")
    assert done_in(student / "progress.svg") == "0 done"  # only --badge ticks

    run(student, "check", "tensors/questions", "--badge")

    ticked = (student / "progress.svg").read_text()
    assert done_in(student / "progress.svg") == "1 done: tensors/double"
    commit(student)
    primer = course.root / "exercises/tensors/README.md"
    primer.write_text(
        "# T\n\n| exercise | minutes |\n| --- | --- |\n| [double](double.py) | 75 |\n"
    )
    says = run(course.root, "release", str(edition), "--topic", "training").output
    assert "wrote progress.svg" in says
    commit(edition)
    git(student, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")

    merged = (student / "progress.svg").read_text()
    assert done_in(student / "progress.svg") == "1 done: tensors/double"
    assert "1 h 15 min" in merged
    assert "at-training-descend" in merged
    assert merged != ticked
    run(student, "check", "tensors/questions", "--badge")
    assert (student / "progress.svg").read_text() == merged  # drawn again: the same bytes
    assert "kept" not in run(course.root, "release", str(edition)).output


def test_a_picture_that_is_not_there_is_not_made_and_no_work_is_overwritten(
    clones: tuple[Path, Path],
) -> None:
    """The name behind --badge is a file for the points: never one that holds something else."""
    _, student = clones
    (student / "progress.svg").unlink()
    before = (student / DOUBLE).read_text()

    run(student, "check", "tensors/questions", "--badge")
    for name in ("tensors", str(student / "README.md")):
        done = run(student, "check", "--badge", name)
        assert done.exit_code == 2, done.output
        assert name in done.output

    assert not (student / "progress.svg").exists()
    assert (student / DOUBLE).read_text() == before
    assert git(student, "status", "--porcelain") == "D progress.svg"


def test_it_can_be_read_in_light_and_dark_and_fits(make_course: MakeCourse, tmp_path: Path) -> None:
    """In a real browser: twelve long titles, many exercises, ticks that stand out from the card."""
    root = make_course().root
    title = "Initialization and stable gradients & more"
    topics = [
        Topic(
            f"t{n}",
            title,
            (*(Exercise(root, f"t{n}", f"e{k}") for k in range(3 * n)), Sheet(root, f"t{n}", "q")),
        )
        for n in range(1, 13)
    ]
    file = tmp_path / "progress.svg"
    file.write_text(progress_svg("A course", topics, {e.id for e in topics[0].exercises}))
    color_of = "e => getComputedStyle(document.querySelector(e)).fill"
    seen = "e => getComputedStyle(document.querySelector(e)).visibility"

    with chromium() as browser:
        cards = []
        for scheme in ("light", "dark"):
            page = browser.new_page(color_scheme=scheme)
            page.goto(file.as_uri())
            colors = {
                e: page.evaluate(color_of, e) for e in (".card", "text", ".dot", "#at-t2 .dot")
            }
            cards.append(colors[".card"])
            assert abs(brightness(colors["text"]) - brightness(colors[".card"])) > 0.6
            assert abs(brightness(colors[".dot"]) - brightness(colors[".card"])) > 0.4
            assert colors["#at-t2 .dot"] == colors[".card"]
            assert page.evaluate(seen, "#at-t1-q .tick") == "visible"
            assert page.evaluate(seen, "#at-t2-q .tick") == "hidden"
        assert brightness(cards[0]) > 0.9 > 0.2 > brightness(cards[1])
        boxes = page.evaluate(
            "() => [...document.querySelectorAll('text, .dot')].map(e => {"
            "const b = e.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height] })"
        )
    height = float(re.findall(r'height="(\d+)"', file.read_text())[0])
    assert all(0 <= x < right <= 760 and 0 <= y < low <= height for x, y, right, low in boxes)
    rows = [[b for b in boxes if abs((b[1] + b[3]) / 2 - 104 - 34 * n) < 12] for n in range(12)]
    for row in rows:  # the number stands on its station; nothing else overlaps
        row.sort()
        texts = [b for b in row[2:] if b[2] - b[0] > 30]
        dots = [b for b in row[2:] if b not in texts]
        assert len(texts) == 2
        assert texts[0][2] < dots[0][0]
        assert dots[-1][2] < texts[1][0]


def brightness(color: str) -> float:
    """Return how bright a color is, from 0 to 1."""
    red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", color)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
