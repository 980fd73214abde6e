"""The students' edition of this course: released whole, it leaks nothing and checks."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from support.edition import gradlings_in
from support.repository import ROOT

from gradlings.cli import main
from gradlings.course.course import Course


def test_the_edition_of_this_course_checks_in_an_environment_of_its_own(
    course: Course, tmp_path: Path
) -> None:
    """`gradlings list` and `check`, with the package of the edition and nothing hidden."""
    folder = tmp_path / "edition"
    hinge, sheet = course.select(["hinge_loss", "losses/questions"])
    public = [check for check in hinge.checks if not check.hidden]
    points = sum(check.points for check in public)

    released = CliRunner().invoke(main, ["--course", str(ROOT), "release", str(folder)])

    assert released.exit_code == 0, released.output
    listed = gradlings_in(folder, "list").stdout
    asked = len(sheet.checks)
    words = " ".join(listed.split())
    assert f"{hinge.path} {points:g} points 10 min" in words
    assert f"{sheet.path} {sheet.max_score:g} points" in words
    checked = gradlings_in(folder, "check", "hinge_loss", "losses/questions")
    assert checked.returncode == 1, checked.stderr
    assert f"0 of 1 exercises pass their public checks, 0 / {points:g} points" in checked.stdout
    assert f"0 of {asked} questions are answered" in checked.stdout
