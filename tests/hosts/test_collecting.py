"""Collecting from repositories: real git, hostile repositories, deadlines, second runs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from support.repositories import DEADLINE, PATH, git, push
from support.small_course import SOLUTION, STUB, MakeCourse

from gradlings.cli import main
from gradlings.course.course import Course

DAY = timedelta(days=1)


@pytest.fixture
def mini(make_course: MakeCourse) -> Course:
    """A course of one exercise."""
    return make_course()


def collect(
    course: Course, folder: Path, *options: str, students: tuple[str, ...] = ("ann", "bob")
) -> Result:
    """Collect students whose repositories are beside one another, into `in`."""
    roster = folder / "roster.csv"
    rows = "".join(f"{student},{folder / student}\n" for student in students)
    roster.write_text(f"student,repository\n{rows}")
    arguments = ["--course", str(course.root), "collect", str(roster), "--into", str(folder / "in")]
    return CliRunner().invoke(main, [*arguments, *options])


def manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """Read the manifest, by student."""
    data = json.loads((folder / "in" / "manifest.json").read_text())
    assert data["schema"] == "gradlings/manifest/v1"
    return {row["student"]: row for row in data["students"]}


def taken(folder: Path, student: str) -> str | None:
    """Return what was collected of a student's exercise."""
    file = folder / "in" / student / PATH
    return file.read_text() if file.is_file() else None


def test_a_class_is_collected_in_the_layout_that_is_graded(mini: Course, tmp_path: Path) -> None:
    """With a manifest of what was taken; nothing else of the repositories is there."""
    commit = push(tmp_path / "ann", SOLUTION)
    push(tmp_path / "bob", STUB)
    (tmp_path / "ann" / "notes.txt").write_text("private")

    done = collect(mini, tmp_path)

    assert done.exit_code == 0, done.output
    assert "2 of 2 students collected" in done.output
    assert taken(tmp_path, "ann") == SOLUTION
    found = [path for path in (tmp_path / "in" / "ann").rglob("*") if path.is_file()]
    assert found == [tmp_path / "in" / "ann" / PATH]
    row = manifest(tmp_path)["ann"]
    assert (row["commit"], row["files"]) == (commit, 1)
    (topic,) = row["topics"]
    assert topic == {
        "topic": "tensors",
        "commit": commit,
        "handed_in": (DEADLINE - timedelta(hours=1)).isoformat(),
        "deadline": "",
        "late_s": None,
        "in_time": None,
        "begun": True,
    }


def test_the_last_commit_before_the_deadline_counts(mini: Course, tmp_path: Path) -> None:
    """A student's extension counts for that student."""
    for student in ("ann", "bob"):
        push(tmp_path / student, "early = 1\n", hours=-2)
        push(tmp_path / student, "late = 1\n", hours=5)
        push(tmp_path / student, "too_late = 1\n", hours=50)
    push(tmp_path / "cat", "late = 1\n", hours=1)
    extensions = tmp_path / "more.csv"
    extensions.write_text(f"student,deadline\nbob,{(DEADLINE + timedelta(hours=24)).isoformat()}\n")
    options = ("--deadline", DEADLINE.isoformat(), "--extensions", str(extensions))

    done = collect(mini, tmp_path, *options, students=("ann", "bob", "cat"))

    assert done.exit_code == 1
    assert taken(tmp_path, "ann") == "early = 1\n"
    assert taken(tmp_path, "bob") == "late = 1\n"
    assert taken(tmp_path, "cat") is None
    assert "cat: no commit before" in done.output
    assert "2 of 3 students collected" in done.output
    rows = manifest(tmp_path)
    assert [len(rows[s]["topics"]) for s in ("ann", "bob", "cat")] == [1, 1, 0]
    own = (DEADLINE + timedelta(hours=24)).astimezone().isoformat()
    assert rows["bob"]["topics"][0]["deadline"] == own
    assert (tmp_path / "in" / "cat").is_dir()  # graded as missing


def test_a_roster_that_a_spreadsheet_has_saved_is_read(mini: Course, tmp_path: Path) -> None:
    """With semicolons and the mark at its beginning that some write."""
    push(tmp_path / "ann", SOLUTION)
    (tmp_path / "r.csv").write_text(f"\ufeffstudent ; repository\nann; {tmp_path / 'ann'}\n")
    arguments = ["--course", mini.root, "collect", tmp_path / "r.csv", "--into", tmp_path / "in"]

    done = CliRunner().invoke(main, list(map(str, arguments)))

    assert done.exit_code == 0, done.output
    assert taken(tmp_path, "ann") == SOLUTION


def test_a_second_run_takes_what_is_new(mini: Course, tmp_path: Path) -> None:
    """Also what was taken back; a repository that is gone by then costs nothing."""
    push(tmp_path / "ann", "first = 1\n")
    push(tmp_path / "bob", "first = 1\n")
    collect(mini, tmp_path)
    push(tmp_path / "ann", "second = 1\n")
    (tmp_path / "ann" / PATH).unlink()
    git(tmp_path / "ann", "commit", "--quiet", "--all", "--message", "gone")
    (tmp_path / "bob").rename(tmp_path / "moved")

    done = collect(mini, tmp_path)

    assert taken(tmp_path, "ann") is None
    assert taken(tmp_path, "bob") == "first = 1\n"
    assert "bob: fatal:" in done.output
    assert "1 of 2 students collected" in done.output
    bob = manifest(tmp_path)["bob"]
    assert bob["problems"]
    assert (bob["fetched"], bob["topics"][0]["topic"]) == (False, "tensors")  # as it was


def test_a_rewritten_history_is_followed(mini: Course, tmp_path: Path) -> None:
    """A forced push is a push."""
    push(tmp_path / "ann", "first = 1\n")
    collect(mini, tmp_path, students=("ann",))
    (tmp_path / "ann" / PATH).write_text("amended = 1\n")
    git(tmp_path / "ann", "commit", "--quiet", "--all", "--amend", "--message", "again")

    collect(mini, tmp_path, students=("ann",))

    assert taken(tmp_path, "ann") == "amended = 1\n"


def test_one_that_fails_stops_no_other(mini: Course, tmp_path: Path) -> None:
    """Gone, empty, no repository: each is reported."""
    push(tmp_path / "ann", SOLUTION)
    (tmp_path / "empty").mkdir()
    git(tmp_path / "empty", "init", "--quiet")
    (tmp_path / "none").mkdir()

    done = collect(mini, tmp_path, students=("gone", "empty", "none", "ann"))

    assert done.exit_code == 1
    assert taken(tmp_path, "ann") == SOLUTION
    assert "empty: the repository is empty" in done.output
    assert "gone: fatal:" in done.output
    assert "1 of 4 students collected" in done.output


def test_links_and_large_files_are_not_taken(mini: Course, tmp_path: Path) -> None:
    """A link would lead out of the folder; each is reported, and the rest is taken."""
    secret = tmp_path / "secret"
    secret.write_text("sentinel")
    push(tmp_path / "ann", STUB)
    (tmp_path / "ann" / PATH).unlink()
    (tmp_path / "ann" / PATH).symlink_to(secret)
    git(tmp_path / "ann", "commit", "--quiet", "--all", "--message", "link")
    push(tmp_path / "bob", "#" * 300_000)

    done = collect(mini, tmp_path)

    assert f"ann: {PATH} is not a regular file" in done.output
    assert f"bob: {PATH} is larger than 256 KiB" in done.output
    assert not (tmp_path / "in" / "ann" / PATH).exists()
    assert not (tmp_path / "in" / "bob" / PATH).exists()


def test_nothing_of_a_repository_runs_or_leads_elsewhere(mini: Course, tmp_path: Path) -> None:
    """Hooks, filters and submodules; what was committed is read as it is."""
    ann, touched = tmp_path / "ann", tmp_path / "touched"
    push(ann, "pushed = 1\n")
    (ann / ".gitattributes").write_text("*.py filter=evil\n")
    (ann / ".gitmodules").write_text(
        f'[submodule "x"]\npath = exercises\nurl = file://{tmp_path}/secret\n'
        f"update = !touch {touched}\n"
    )
    (ann / ".lfsconfig").write_text("[lfs]\nurl = https://example.invalid\n")
    git(ann, "add", "--all")
    git(ann, "commit", "--quiet", "--message", "tricks")
    git(ann, "config", "filter.evil.smudge", f"touch {touched}")
    hooks = [ann / ".git" / "hooks", tmp_path / "in" / ".repositories" / "ann.git" / "hooks"]
    for folder in hooks:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("post-checkout", "reference-transaction", "pre-auto-gc", "post-update"):
            hook = folder / name
            hook.write_text(f"#!/bin/sh\ntouch {touched}\n")
            hook.chmod(0o755)

    done = collect(mini, tmp_path, students=("ann",))

    assert done.exit_code == 0, done.output
    assert taken(tmp_path, "ann") == "pushed = 1\n"
    assert not touched.exists()


def asleep(folder: Path) -> Path:
    """Make a stand-in for ssh that never answers."""
    script = folder / "asleep.sh"
    script.write_text("#!/bin/sh\nsleep 60\n")
    script.chmod(0o755)
    return script


def test_a_repository_that_costs_too_much_is_given_up(
    mini: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By time and by size; the others are collected."""
    push(tmp_path / "ann", SOLUTION)
    push(tmp_path / "bob", STUB)
    (tmp_path / "bob" / "big").write_bytes(os.urandom(30 << 20))
    git(tmp_path / "bob", "add", "--all")
    git(tmp_path / "bob", "commit", "--quiet", "--message", "big")

    large = collect(mini, tmp_path, "--size-limit", "1")
    assert "bob: it is larger than 1 MiB" in large.output
    assert taken(tmp_path, "ann") == SOLUTION

    monkeypatch.setenv("GIT_SSH", str(asleep(tmp_path)))
    template = f"ssh://host{tmp_path}/{{student}}"
    slow = collect(mini, tmp_path, "--time-limit", "1", "--repository", template)
    assert "bob: fetching it took longer than 1 s" in slow.output
    assert slow.exit_code == 1
    assert taken(tmp_path, "ann") == SOLUTION  # of the run before


@pytest.mark.parametrize(
    ("roster", "template", "student"),
    [
        ("student,repository\nann,{at}/ann\n", None, "ann"),
        ("student,repository\nann,./ann\n", None, "ann"),
        (
            "assignment_name,github_username,roster_identifier,student_repository_url\n"
            "a,ann-gh,ann,{at}/ann\n",
            None,
            "ann",
        ),
        ("username,first_name,github_id\nann,Ann,1\n", "{at}/{{username}}", "ann"),
    ],
)
def test_rosters_of_several_hosts_are_read(
    mini: Course, tmp_path: Path, roster: str, template: str | None, student: str
) -> None:
    """Plain, GitHub Classroom's CSV, Classroom 50's roster."""
    push(tmp_path / "ann", SOLUTION)
    file = tmp_path / "some.csv"
    file.write_text(roster.format(at=tmp_path), encoding="utf-8-sig")
    arguments = ["--course", str(mini.root), "collect", str(file), "--into", str(tmp_path / "in")]
    more = ["--repository", template.format(at=tmp_path)] if template else []

    done = CliRunner().invoke(main, [*arguments, *more])

    assert done.exit_code == 0, done.output
    assert taken(tmp_path, student) == SOLUTION


@pytest.mark.parametrize(
    ("roster", "options", "says"),
    [
        ("student,repository\n../ann,/x\n", (), "'../ann' cannot name a folder"),
        ("student,repository\n.git,/x\n", (), "'.git' cannot name a folder"),
        ("student,repository\nann,/x\nann,/y\n", (), ":3: ann is listed twice"),
        ("student,repository\nann,--upload-pack=evil\n", (), "is not a repository"),
        ("student,repository\nann,ext::sh -c evil\n", (), "is not a repository"),
        ("student\nann\n", (), "no repositories; expected them in a column repository"),
        ("student,repository\n", (), "no students"),
        ("student\nann\n", ("--repository", "https://h/{user}"), "'user' is not a column of"),
        ("student,repository\nann,/x\n", ("--deadline", "tomorrow"), "'tomorrow' is not a time"),
    ],
)
def test_a_wrong_roster_is_told(
    mini: Course, tmp_path: Path, roster: str, options: tuple[str, ...], says: str
) -> None:
    """With its line; nothing is collected."""
    file = tmp_path / "roster.csv"
    file.write_text(roster)
    arguments = ["--course", str(mini.root), "collect", str(file), "--into", str(tmp_path / "in")]

    done = CliRunner().invoke(main, [*arguments, *options])

    assert done.exit_code == 2
    assert says in done.output
    assert not (tmp_path / "in").exists()


def test_an_extension_for_nobody_is_told(mini: Course, tmp_path: Path) -> None:
    """A typo in a name would otherwise cost a student the extension."""
    push(tmp_path / "ann", SOLUTION)
    extensions = tmp_path / "more.csv"
    extensions.write_text("student,deadline\nanne,2026-12-01T12:00\n")

    done = collect(mini, tmp_path, "--extensions", str(extensions), students=("ann",))

    assert done.exit_code == 2
    assert "anne is not in" in done.output


def test_ctrl_c_loses_nothing(mini: Course, tmp_path: Path) -> None:
    """What was collected stays, and so does what the last run knew."""
    push(tmp_path / "ann", SOLUTION)
    collect(mini, tmp_path, students=("ann",))
    roster = tmp_path / "roster.csv"
    roster.write_text(f"student,repository\nann,{tmp_path / 'ann'}\nbob,ssh://host/bob\n")
    command = [sys.executable, "-m", "gradlings", "--course", mini.root, "collect", roster]
    with subprocess.Popen(
        [*command, "--into", tmp_path / "in"],
        env=dict(os.environ) | {"GIT_SSH": str(asleep(tmp_path))},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        begun = tmp_path / "in" / ".repositories" / "bob.git" / "HEAD"
        while not begun.is_file() and process.poll() is None:
            time.sleep(0.1)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, says = process.communicate(timeout=20)

    assert process.returncode == 130
    assert "run the command again to continue" in says
    assert taken(tmp_path, "ann") == SOLUTION
    assert manifest(tmp_path)["ann"]["commit"]
    assert "bob" not in manifest(tmp_path)


def hand_out(folder: Path, hours: float = -100) -> None:
    """Begin a student's repository with the file as it was handed out."""
    push(folder, STUB, hours=hours)


LATE = "\n[late]\npenalty = 0.25\n"


def with_policy(course: Course, more: str = LATE) -> None:
    """Add lines to course.toml."""
    file = course.root / "course.toml"
    file.write_text(file.read_text() + more)


def late_s(folder: Path, student: str = "ann") -> float:
    """Return how late the manifest says a student is."""
    (topic,) = manifest(folder)[student]["topics"]
    return float(topic["late_s"])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="line endings"),
        pytest.param(lambda text: text.replace("    ", "  "), id="a formatter"),
        pytest.param(lambda text: text + "\n# checked\n", id="a comment"),
        pytest.param(lambda text: f'"""A better task."""\n{text}', id="a corrected task"),
    ],
)
def test_what_is_no_work_makes_nobody_late(
    mini: Course, tmp_path: Path, change: Callable[[str], str]
) -> None:
    """Lateness looks at what the student wrote, not at the last commit that touched the file."""
    with_policy(mini)
    hand_out(tmp_path / "ann")
    push(tmp_path / "ann", SOLUTION, hours=-2)
    (tmp_path / "ann" / PATH).write_bytes(change(SOLUTION).encode())
    git(tmp_path / "ann", "commit", "--quiet", "--all", "--message", "c", at=DEADLINE + DAY)

    collect(mini, tmp_path, "--deadline", DEADLINE.isoformat(), students=("ann",))

    assert late_s(tmp_path) == 0
    assert taken(tmp_path, "ann") == change(SOLUTION).replace("\r\n", "\n")


def test_a_merged_correction_makes_nobody_late_and_own_work_does(
    mini: Course, tmp_path: Path
) -> None:
    """Ann merges what the teacher corrected, after the deadline; bob corrects his own work."""
    with_policy(mini)
    corrected = f'"""A better task."""\n{STUB}'
    for student in ("ann", "bob"):
        folder = tmp_path / student
        hand_out(folder)
        git(folder, "branch", "teacher")
        push(folder, SOLUTION, hours=-2)
        git(folder, "checkout", "--quiet", "teacher")
        push(folder, corrected, hours=20)
        git(folder, "checkout", "--quiet", "trunk")
        git(folder, "merge", "--quiet", "--strategy=ours", "teacher", at=DEADLINE + DAY)
        push(folder, f'"""A better task."""\n{SOLUTION}', hours=25)
    push(tmp_path / "bob", SOLUTION.replace("return", "return 1 *"), hours=26)

    collect(mini, tmp_path, "--deadline", DEADLINE.isoformat())

    assert late_s(tmp_path, "ann") == 0
    assert late_s(tmp_path, "bob") == 26 * 3600


def test_work_on_a_branch_counts_from_its_commit(mini: Course, tmp_path: Path) -> None:
    """A branch that was merged later was written in time."""
    with_policy(mini)
    hand_out(tmp_path / "ann")
    git(tmp_path / "ann", "checkout", "--quiet", "-b", "work")
    push(tmp_path / "ann", SOLUTION, hours=-3)
    git(tmp_path / "ann", "checkout", "--quiet", "trunk")
    git(tmp_path / "ann", "merge", "--quiet", "--no-ff", "work", "-m", "m", at=DEADLINE + DAY)

    collect(mini, tmp_path, "--deadline", DEADLINE.isoformat(), students=("ann",))

    assert late_s(tmp_path) == 0


def test_an_extension_takes_no_time_away(mini: Course, tmp_path: Path) -> None:
    """One that is earlier than the deadline changes nothing; one that is forgotten is reported."""
    push(tmp_path / "ann", SOLUTION, hours=-1)
    extensions = tmp_path / "more.csv"
    due = ("--deadline", DEADLINE.isoformat())
    for hours in (-24, 24):
        extensions.write_text(f"Student;Deadline\nann;{DEADLINE + timedelta(hours=hours)}\n")
        collect(mini, tmp_path, *due, "--extensions", str(extensions), students=("ann",))
        assert taken(tmp_path, "ann") == SOLUTION

    again = collect(mini, tmp_path, *due, students=("ann",))

    assert "was an extension forgotten?" in again.output
    assert taken(tmp_path, "ann") == SOLUTION


@pytest.mark.parametrize("how", ["amend", "rebase"])
def test_history_that_is_rewritten_after_the_deadline_costs_no_work(
    mini: Course, tmp_path: Path, how: str
) -> None:
    """What was collected in time is kept, and reported."""
    due = ("--deadline", DEADLINE.isoformat())
    hand_out(tmp_path / "ann")
    commit = push(tmp_path / "ann", SOLUTION, hours=-2)
    collect(mini, tmp_path, *due, students=("ann",))
    if how == "amend":
        git(tmp_path / "ann", "commit", "--amend", "--message", "x", at=DEADLINE + DAY)
    else:
        git(tmp_path / "ann", "rebase", "--quiet", "--force-rebase", "HEAD~1", at=DEADLINE + DAY)

    for _ in range(2):  # and it stays
        done = collect(mini, tmp_path, *due, students=("ann",))

        assert taken(tmp_path, "ann") == SOLUTION
        assert f"history was rewritten after it was collected; commit {commit[:7]}" in done.output
        assert manifest(tmp_path)["ann"]["commit"] == commit


@pytest.mark.parametrize("day", ["2026-11-01", "20261101", "2026-W44-7"])
def test_a_date_alone_is_the_end_of_its_day_in_the_zone_of_the_course(
    mini: Course, tmp_path: Path, day: str
) -> None:
    """The moment in force is printed, in that zone."""
    file = mini.root / "course.toml"
    file.write_text(file.read_text().replace("[course]", '[course]\ntimezone = "Asia/Tokyo"'))
    push(tmp_path / "ann", "in_time = 1\n", hours=2.9)  # 14:54 UTC is 23:54 in Tokyo
    push(tmp_path / "ann", "too_late = 1\n", hours=3.1)

    done = collect(mini, tmp_path, "--deadline", day, students=("ann",))

    assert "Deadline of tensors: 2026-11-01 23:59:59 JST (UTC+09:00)" in done.output
    assert taken(tmp_path, "ann") == "in_time = 1\n"
    assert "came 6 minutes after the deadline and is not taken" in done.output


def test_a_class_is_looked_at(mini: Course, tmp_path: Path) -> None:
    """Whose work is as handed out, elsewhere, or in a repository of two."""
    hand_out(tmp_path / "ann")
    push(tmp_path / "bob", SOLUTION)
    (tmp_path / "bob" / "Exercises").mkdir()
    (tmp_path / "bob" / PATH).rename(tmp_path / "bob" / "Exercises" / "Double.py.txt")
    git(tmp_path / "bob", "add", "--all")
    git(tmp_path / "bob", "commit", "--quiet", "--all", "--message", "moved")
    (tmp_path / "cat").symlink_to(tmp_path / "bob")
    roster = tmp_path / "r.csv"
    roster.write_text("student,repository\nann,./ann\nbob,./bob\ncat,./bob\ndan,\n,,\n")
    arguments = ["--course", mini.root, "collect", roster, "--into", tmp_path / "in"]

    done = CliRunner().invoke(main, list(map(str, arguments)))

    assert "tensors: as it was handed out: ann" in done.output
    assert f"bob: tensors: no file at {PATH}; is it one of these: Exercises/Double.py.txt?" in (
        done.output
    )
    assert "bob, cat share a repository" in done.output
    assert "dan: no repository in the roster" in done.output
    assert "3 of 4 students collected" in done.output
    assert done.exit_code == 1


@pytest.mark.parametrize(
    "roster",
    [
        "Student,Repository\nann,./ann\n",
        "\n\nstudent,repository\nann,./ann\n\n,\n",
        "sep=;\nstudent;repository\nann;./ann\n",
        "Login\tRepo URL\nann\t./ann\n",
        'roster_identifier,github_username,student_repository_url\n"Doe, Jane",ann,./ann\n',
    ],
)
def test_a_roster_in_any_usual_form_is_read(mini: Course, tmp_path: Path, roster: str) -> None:
    """Spelling of the header, separators, empty rows, names with a comma."""
    push(tmp_path / "ann", SOLUTION)
    (tmp_path / "r.csv").write_text(roster)
    arguments = ["--course", mini.root, "collect", tmp_path / "r.csv", "--into", tmp_path / "in"]

    done = CliRunner().invoke(main, list(map(str, arguments)))

    assert done.exit_code == 0, done.output
    assert taken(tmp_path, "ann") == SOLUTION


def test_a_roster_with_staff_and_people_without_a_name_is_read(
    mini: Course, tmp_path: Path
) -> None:
    """As newer rosters of Classroom 50: the others are collected, and these are named."""
    push(tmp_path / "ann", SOLUTION)
    (tmp_path / "r.csv").write_text(
        "username,first_name,last_name,email,section,github_id,role\n"
        "ann,Ann,A,ann@u.edu,1,1,student\n"
        ",,,bob@u.edu,1,,student\n"
        ",Cleo,C,,1,,\n"
        "prof,P,P,p@u.edu,,2,teacher\n"
        "tom,T,T,t@u.edu,,3,Head TA\n"
    )
    arguments = ["--course", mini.root, "collect", tmp_path / "r.csv", "--into", tmp_path / "in"]
    arguments += ["--repository", f"{tmp_path}/{{username}}"]

    done = CliRunner().invoke(main, list(map(str, arguments)))

    assert done.exit_code == 0, done.output
    assert set(manifest(tmp_path)) == {"ann"}
    for person in ("bob@u.edu", "Cleo C"):
        assert f"{person}: left out, since the roster has no username yet" in done.output
    assert "Left out, since the roster says that they are staff: prof, tom" in done.output


def test_names_of_people_become_names_of_folders(mini: Course, tmp_path: Path) -> None:
    """With umlauts and blanks."""
    push(tmp_path / "x", SOLUTION)
    (tmp_path / "r.csv").write_text("name,repo\nZoë Müller,./x\n")
    arguments = ["--course", mini.root, "collect", tmp_path / "r.csv", "--into", tmp_path / "in"]

    done = CliRunner().invoke(main, list(map(str, arguments)))

    assert done.exit_code == 0, done.output
    assert taken(tmp_path, "Zoe_Muller") == SOLUTION


def test_who_left_the_roster_leaves_the_class(mini: Course, tmp_path: Path) -> None:
    """What was collected of them is kept aside."""
    push(tmp_path / "ann", SOLUTION)
    push(tmp_path / "bob", SOLUTION)
    collect(mini, tmp_path)

    done = collect(mini, tmp_path, students=("ann",))

    assert "bob is no longer in" in done.output
    assert not (tmp_path / "in" / "bob").exists()
    assert (tmp_path / "in" / ".left" / "bob" / PATH).read_text() == SOLUTION
    assert set(manifest(tmp_path)) == {"ann"}


def test_the_folder_of_the_course_is_no_place_for_submissions(mini: Course, tmp_path: Path) -> None:
    """A student would be named after one of its folders."""
    (tmp_path / "r.csv").write_text("student,repository\nexercises,./x\n")
    arguments = ["--course", mini.root, "collect", tmp_path / "r.csv", "--into", mini.root]

    done = CliRunner().invoke(main, list(map(str, arguments)))

    assert done.exit_code == 2
    assert "is the folder of the course" in done.output
