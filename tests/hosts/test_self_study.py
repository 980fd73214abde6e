"""The edition for people without an instructor: all checks, mistakes named, solutions packed."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from support.edition import commit, files_in, git, gradlings_in, imported_by, release
from support.linux import needs_linux
from support.repository import copy_packaging
from support.small_course import EVERYTHING, course_toml, files_of, write_course
from support.terminal import Terminal

from gradlings.authoring.release import edition_of, pack_of
from gradlings.authoring.release.contents import STUDENTS_HALF
from gradlings.authoring.release.leaks import leaks_in
from gradlings.checks.child import Children
from gradlings.cli import main
from gradlings.course.course import Course, load_course
from gradlings.course.exercise import HIDDEN
from gradlings.course.pack import FILE, unpacked
from gradlings.outcomes import Outcome
from gradlings.study.state import digest_of

MARGIN = "exercises/tensors/margin_cost.py"
SHEET = "exercises/tensors/questions.md"
ANSWERS = {
    "- [ ] Five": "- [x] Five",
    "- [ ] Zero": "- [x] Zero",
    "**Answer in m²:** ___": "**Answer in m²:** 0.5",
    "_Write here._": "Taking a number twice.",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The small course, in its instructor's repository."""
    course = write_course(tmp_path_factory.mktemp("instructor") / "course", EVERYTHING)
    copy_packaging(course.root)
    return course


@pytest.fixture(scope="module")
def released(whole: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of it for self-study, committed."""
    folder = tmp_path_factory.mktemp("edition") / "edition"
    done = release(whole, folder, "--self-study")
    assert done.exit_code == 0, done.output
    commit(folder)
    return folder


@pytest.fixture
def clone(released: Path, tmp_path: Path) -> Path:
    """A learner's clone."""
    folder = tmp_path / "clone"
    git(tmp_path, "clone", str(released), str(folder))
    return folder


def write_mistake(clone: Path, whole: Course, name: str) -> None:
    """Make a known mistake in a learner's file, and leave it otherwise right."""
    exercise = whole.select(["margin_cost"])[0]
    (clone / MARGIN).write_text(exercise.program_of(exercise.grader / "wrong" / f"{name}.py"))


# --- what is in it


def telling(text: str, known: str) -> Iterator[str]:
    """Return the lines of a hidden file that give something away: students have no such line."""
    for line in map(str.strip, text.splitlines()):
        if len(line) > 20 and line not in known and not line.startswith(("import", "from", '"""')):
            yield line


def test_nothing_hidden_can_be_read_in_a_file_of_the_edition(whole: Course, released: Path) -> None:
    """Line by line, in any file as it is, the pack among them."""
    paths = files_in(released)
    known = "\n".join((released / path).read_text() for path in paths if path != FILE)
    lines = {
        line
        for path, text in files_of().items()
        if path.startswith("solutions/") or HIDDEN in path or "/wrong/" in path
        for line in telling(text, known.replace("src/", ""))
    }
    raw = (released / FILE).read_bytes()

    assert len(lines) > 60
    assert not [line for line in lines if line.encode() in raw]
    assert "That is a sum; $2 x$ is a product." in " ".join(lines)
    assert "true_scores = scores.gather(1, labels[:, None])  # (N, 1)" in lines
    assert not {p for p in paths if p.startswith("solutions/") or "/wrong/" in p or HIDDEN in p}


def test_it_says_that_the_pack_is_no_secret(released: Path) -> None:
    """In its name, and in the README; the README says nothing of a teacher."""
    readme = (released / "README.md").read_text()

    assert "no-secret" in FILE
    assert "## The solutions are no secret" in readme
    assert f"`{FILE}`" in readme
    assert "teacher" not in readme
    assert "TOPICS" not in readme
    assert "[double.py](exercises/tensors/double.py)" in readme


def test_the_edition_for_a_class_has_no_byte_of_it(
    whole: Course, released: Path, tmp_path: Path
) -> None:
    """It differs by the pack, the README, the workflow, and the modules that name mistakes."""
    release(whole, tmp_path / "class")
    theirs, ours = files_in(released), files_in(tmp_path / "class")

    more = {path for path in theirs - ours if path != FILE}
    assert all(path.startswith(("src/gradlings/grading/", "src/gradlings/cli/")) for path in more)
    assert not any(path.removeprefix("src/gradlings/").startswith(STUDENTS_HALF) for path in more)
    assert ours - theirs == {".github/workflows/classroom.yml"}
    changed = {"README.md", ".gradlings-release.json"}
    for path in (theirs & ours) - changed:
        assert (tmp_path / "class" / path).read_bytes() == (released / path).read_bytes(), path
    there, needed = imported_by(released / "src" / "gradlings")
    assert needed <= there


def test_its_manifest_holds_and_a_second_release_changes_nothing(
    whole: Course, released: Path
) -> None:
    """The pack is named in it as each file is."""
    manifest = json.loads((released / ".gradlings-release.json").read_text())

    assert manifest.keys() == files_in(released) - {".gradlings-release.json"}
    for path, digest in manifest.items():
        assert digest_of((released / path).read_bytes()) == digest, path
    done = release(whole, released, "--self-study")
    assert "wrote" not in done.output
    assert not git(released, "status", "--porcelain")


def test_only_the_flag_makes_an_edition_one_for_self_study(
    whole: Course, released: Path, tmp_path: Path
) -> None:
    """Neither kind becomes the other, not with --force either."""
    release(whole, tmp_path / "class")
    commit(tmp_path / "class")

    wrong = release(whole, tmp_path / "class", "--self-study", "--force")
    assert wrong.exit_code == 2
    assert "is an edition for a class, who would get all solutions" in wrong.output
    assert not git(tmp_path / "class", "status", "--porcelain")

    other = release(whole, released, "--force")
    assert other.exit_code == 2
    assert "is an edition for self-study: add --self-study" in other.output

    solved = release(whole, tmp_path / "new", "--self-study", "--solutions", "tensors")
    assert "a self-study edition has all solutions already" in solved.output
    assert not (tmp_path / "new").exists()


def test_a_leak_is_found_beside_the_pack(whole: Course) -> None:
    """The pack is allowed in its place, byte by byte, and nothing else is."""
    topic = [exercise for exercise in whole.exercises if exercise.topic == "tensors"]
    edition, packed = edition_of(whole, topic, self_study=True), pack_of(topic)
    solution = (whole.root / "solutions/tensors/double.py").read_bytes()

    def places(more: dict[str, bytes], allowed: bytes = packed) -> set[str]:
        return {leak.where for leak in leaks_in(edition | more, whole, packed=allowed)}

    assert places({}) == set()
    assert places({}, b"") == {FILE}
    assert places({FILE: pack_of(whole.exercises)}) == {FILE}
    assert places({"exercises/tensors/other.zip": packed}) == {"exercises/tensors/other.zip"}
    assert places({"solutions/tensors/double.py": solution}) == {"solutions/tensors/double.py"}


# --- checks, and the name of a mistake


def test_check_names_the_mistake_that_explains_what_failed(clone: Path, whole: Course) -> None:
    """With belief and advice; the further checks wait until the public ones pass."""
    write_mistake(clone, whole, "true_class_counted")

    done = gradlings_in(clone, "check", "margin_cost")

    said = " ".join(done.stdout.split())
    assert done.returncode == 1, done.stderr
    assert "This is a known mistake: true class counted" in said
    assert "The belief behind it: the sum runs over all classes" in said
    assert "Advice: What does the true class contribute" in said
    assert "8 further checks will run once these pass" in said
    assert "0 of 1 exercises pass all checks, 2 / 14 points" in said
    assert "which is no sandbox" in said
    assert not list(clone.rglob("true_class_counted*"))


def test_a_mistake_that_no_public_check_sees_is_named_too(clone: Path, whole: Course) -> None:
    """The further checks run once the public ones pass, and show what they expected."""
    write_mistake(clone, whole, "works_in_place")

    said = gradlings_in(clone, "check", "margin_cost").stdout

    assert "✓ Two classes: what lacks of the margin is averaged." in said
    assert "This is a known mistake: works in place" in said
    assert "expected tensor(" in said
    assert "further checks will run" not in said


def test_a_mistake_that_nobody_knows_is_not_named_and_code_may_end_the_process(
    clone: Path, whole: Course
) -> None:
    """A wrong name is worse than none; the other results stay."""
    right = whole.select(["margin_cost"])[0].solution.read_text()
    own = "def two_class_cost(scores, targets, margin=1.0):\n    return scores.sum() * 17\n"
    (clone / MARGIN).write_text(f"{right}\n\n{own}")
    ends = "import os\n\n\ndef double(x):\n    return 2 * x if len(x) == 1 else os._exit(3)\n"
    (clone / "exercises/tensors/double.py").write_text(ends)

    said = gradlings_in(clone, "check", "double", "margin_cost").stdout

    assert "✓ Three doubled is six." in said
    assert "the code ended the program that runs it (exit code 3)" in said
    assert "✗ Two classes: what lacks of the margin is averaged." in said
    assert "known mistake" not in said


def test_a_result_stays_where_it_cannot_be_explained(whole: Course) -> None:
    """Whatever goes wrong there, the child goes on."""
    double = whole.select(["double"])[0]
    wrong: Any = len  # which takes no three arguments

    with Children() as children:
        checked = children.check(double)
        before = children._child
        assert children.explain(wrong, checked, double) == checked
        assert [c.outcome for c in children.check(double).checks] == [Outcome.MISSING]
        assert children._child is before


def test_a_damaged_pack_is_named_with_the_way_back(clone: Path) -> None:
    """And nothing is lost."""
    (clone / FILE).write_bytes(b"PK")

    said = " ".join(gradlings_in(clone, "check", "double").stderr.split())

    assert f"{FILE} cannot be read" in said
    assert f"git checkout HEAD -- {FILE}" in said


@needs_linux
def test_watch_names_the_mistake_and_is_done_when_all_checks_pass(
    clone: Path, whole: Course
) -> None:
    """The failure is there first; a save that only satisfies the public checks is not enough."""
    if shutil.which("tmux") is None:
        if os.environ.get("CI"):
            pytest.fail("CI must run this test, which needs tmux")
        pytest.skip("tmux is not installed")
    margin = whole.select(["margin_cost"])[0]
    toml = course_toml(["tensors/margin_cost"])
    (clone / "course.toml").write_text(toml)
    write_mistake(clone, whole, "no_clamp")
    with closing(Terminal(clone, {"PYTHONPATH": str(clone / "src"), "LC_ALL": "C.UTF-8"})) as shown:
        shown.run([sys.executable, "-m", "gradlings", "watch"])
        shown.until("✗ Two classes", "This is a known mistake: no clamp", "more after this one")

        write_mistake(clone, whole, "works_in_place")
        shown.until("the arguments are left", "known mistake: works in place", "0 of 1 done")

        (clone / MARGIN).write_text(margin.solution.read_text())
        shown.until("All checks pass. This was the last.", "1 of 1 done")
        shown.type("q")


# --- solutions


def test_a_solution_is_shown_once_all_points_are_reached(clone: Path, whole: Course) -> None:
    """Before that, the command says what is missing, and how to give up."""
    exercise = whole.select(["margin_cost"])[0]
    write_mistake(clone, whole, "works_in_place")

    refused = gradlings_in(clone, "solution", "margin_cost")
    assert refused.returncode == 1
    assert f"{MARGIN} has 11 of 14 points.\n" in refused.stdout
    assert "gradlings solution tensors/margin_cost --give-up" in refused.stdout
    assert "is_other" not in refused.stdout

    (clone / MARGIN).write_text(exercise.solution.read_text().replace("is_other", "others"))
    shown = gradlings_in(clone, "solution", "margin_cost")
    assert shown.returncode == 0, shown.stdout
    assert shown.stdout == exercise.solution.read_text()  # in a pipe, as it is
    listed = " ".join(gradlings_in(clone, "list").stdout.split())
    assert f"✓ {MARGIN} 14 points" in listed
    assert "given up" not in listed


def test_giving_up_is_remembered(clone: Path, whole: Course) -> None:
    """And seen in the list; the exercise comes last, and can still be done."""
    solution = whole.select(["double"])[0].solution.read_text()

    assert gradlings_in(clone, "solution", "double", "--give-up").stdout == solution
    assert gradlings_in(clone, "solution", "double").stdout == solution
    listed = gradlings_in(clone, "list").stdout.splitlines()
    assert [line.split()[0] for line in listed if line.endswith("given up")] == [
        "exercises/tensors/double.py"
    ]
    assert gradlings_in(clone, "next").stdout.startswith("exercises/tensors/shift.py")
    arguments = ["--course", str(clone), "solution", "double"]
    colored = CliRunner().invoke(main, arguments, env={"FORCE_COLOR": "1"}).output
    assert "\x1b[" in colored
    assert solution not in colored


def test_reset_needs_no_history(clone: Path, whole: Course) -> None:
    """The file as it was handed out is packed, too."""
    (clone / ".git").rename(clone / "moved")
    double = clone / "exercises/tensors/double.py"
    double.write_text("def double(x):\n    return x\n")

    done = gradlings_in(clone, "reset", "double", "--yes")

    assert done.returncode == 0, done.stderr
    assert double.read_text() == whole.select(["double"])[0].stub.read_text()


def test_a_class_has_no_command_for_solutions(whole: Course, tmp_path: Path) -> None:
    """An edition for a class does not know it; in the instructor's repo it names the file."""
    release(whole, tmp_path / "class")

    assert "No such command" in gradlings_in(tmp_path / "class", "solution", "double").stderr
    said = CliRunner().invoke(main, ["--course", str(whole.root), "solution", "double"])
    assert said.exit_code == 2
    assert "solutions/tensors/double.py" in said.output


# --- questions


def test_answers_are_marked_with_their_own_reasons_and_no_others(clone: Path) -> None:
    """A model answer stands beside words; what is not answered, or not ticked, stays open."""
    before = gradlings_in(clone, "check", "tensors/questions").stdout
    assert "0 of 4 questions are answered" in before
    assert "model answer" not in before

    sheet = clone / SHEET
    for blank, answer in ANSWERS.items():
        sheet.write_text(sheet.read_text().replace(blank, answer))
    done = gradlings_in(clone, "check", "tensors/questions")

    said = " ".join(done.stdout.split())
    assert done.returncode == 1
    assert "Not right: “Five, as $2 + 3$ is.” That is a sum; $2 x$ is a product." in said
    assert "Right: “Zero.” It is twice zero." in said
    assert "0.5 is not the right number" in said
    assert "A model answer: To double a number is to add it to itself." in said
    assert "- 3: says what is added" in said
    assert "4 of 4 questions are answered 0 are right, 1 in words for you to compare" in said
    for kept in ("Doubling adds", "It is twice two", "It is twice a half", "0.5 m times 0.5 m"):
        assert kept not in said

    text = sheet.read_text().replace("- [x] Five", "- [ ] Five").replace("[ ] Six", "[x] Six")
    sheet.write_text(text.replace("[ ] Four", "[x] Four").replace("m²:** 0.5", "m²:** 0.25"))
    done = gradlings_in(clone, "check", "tensors/questions")
    said = " ".join(done.stdout.split())
    assert done.returncode == 0, said
    assert "Right: “Six, as $3 + 3$ is.” Doubling adds a number to itself." in said
    assert "Working: 0.5 m times 0.5 m." in said
    assert "3 are right, 1 in words for you to compare" in said
    assert gradlings_in(clone, "solution", "tensors/questions").stdout.startswith("# Questions")


# --- the pack


def test_an_update_takes_the_tick_of_an_exercise_whose_further_checks_changed(
    whole: Course, clone: Path, tmp_path: Path
) -> None:
    """And of no other; the learner's clone merges the pack like any file."""
    course = load_course(shutil.copytree(whole.root, tmp_path / "course"))
    for exercise in course.exercises:
        if exercise.topic == "tensors" and exercise.is_program:
            (clone / exercise.path).write_text(exercise.solution.read_text())
    assert gradlings_in(clone, "check", "double", "shift").returncode == 0
    hidden = course.root / "graders/tensors/double" / HIDDEN
    hidden.write_text(hidden.read_text() + "\n# changed\n")
    commit(clone)
    (tmp_path / "later").mkdir()
    git(tmp_path, "clone", git(clone, "remote", "get-url", "origin").strip(), "later/edition")

    done = release(course, tmp_path / "later/edition", "--self-study")
    assert f"wrote {FILE}" in done.output
    commit(tmp_path / "later/edition")
    git(clone, "pull", "--no-rebase", "--no-edit", str(tmp_path / "later/edition"), "main")

    listed = gradlings_in(clone, "list").stdout
    assert "✓ exercises/tensors/double.py" not in listed
    assert "✓ exercises/tensors/shift.py" in listed


def test_what_is_unpacked_goes_again(released: Path) -> None:
    """It lies in a folder of one's own, with all that the exercise needs."""
    exercise = load_course(released).select(["margin_cost"])[0]

    with unpacked(exercise) as found:
        assert found is not None
        assert found.root.stat().st_mode & 0o077 == 0
        assert found.solution.is_file()
        assert len(found.misconceptions) == 5
        there = found.root

    assert not there.exists()
