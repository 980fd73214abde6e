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


def test_an_exercise_of_this_course_is_learned_alone(course: Course, tmp_path: Path) -> None:
    """A known mistake is named with its own belief, then the solution is reached and shown."""
    folder = tmp_path / "edition"
    hinge = course.select(["hinge_loss"])[0]
    mistake = next(m for m in hinge.misconceptions if m.slug == "true_class_counted")
    options = ["release", str(folder), "--exercise", "hinge_loss", "--self-study"]
    released = CliRunner().invoke(main, ["--course", str(ROOT), *options])
    assert released.exit_code == 0, released.output

    (folder / hinge.path).write_text(hinge.program_of(mistake.path))
    said = " ".join(gradlings_in(folder, "check", "hinge_loss").stdout.split())

    assert "This is a known mistake: true class counted" in said
    assert mistake.belief in said
    assert mistake.advice in said
    (folder / hinge.path).write_text(hinge.solution.read_text())
    assert gradlings_in(folder, "solution", "hinge_loss").stdout == hinge.solution.read_text()
    assert f"✓ {hinge.path} {hinge.max_score:g} points" in " ".join(
        gradlings_in(folder, "list").stdout.split()
    )
