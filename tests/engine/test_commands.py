"""Commands and the system: what works where, and how Ctrl-C ends a check."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from shutil import copy, copytree, rmtree
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from support.linux import needs_linux
from support.small_course import SOLUTION, MakeCourse

from gradlings.cli import main


def run(root: Path, *arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["--course", str(root), *arguments])


def test_how_to_hand_in_is_said_when_the_whole_course_was_checked(make_course: MakeCourse) -> None:
    """After a part of it, what comes next: behind that part, or before it where it is the last."""
    course = make_course(stub=SOLUTION)
    toml = course.root / "course.toml"
    for name in ("early", "late"):
        for old in [*course.root.rglob("double.py"), course.exercises[0].grader]:
            new = old.with_name(old.name.replace("double", name))
            (copytree if old.is_dir() else copy)(old, new)
    entry = '[[topic.exercise]]\nname = "double"\n'
    three = [entry.replace("double", name) for name in ("early", "double", "late")]
    toml.write_text(toml.read_text().replace(entry, "".join(three)))

    said = {}
    for names in [(), ("double",), ("late",), ("early", "late"), ("tensors",)]:
        said[names] = " ".join(run(course.root, "check", "--here", *names).output.split())
        rmtree(course.root / ".gradlings")  # else it knows what has passed before

    hand_in = "All done. To hand in: git commit"
    assert hand_in in said[()]
    assert hand_in in said[("tensors",)], "this topic is all there is"
    for names, comes_next in ((("double",), "late"), (("late",), "early")):
        assert hand_in not in said[names]
        assert f"This is done. Next: exercises/tensors/{comes_next}.py" in said[names]
    assert "Next: exercises/tensors/double.py" in said[("early", "late")]


@needs_linux
def test_doctor_shows_every_layer(make_course: MakeCourse) -> None:
    """And what a worker tried in vain."""
    done = run(make_course().root, "doctor")

    assert done.exit_code == 0, done.output
    for layer in ("ordinary user", "resource limits", "Landlock", "seccomp", "namespaces"):
        assert layer in done.output
    assert "Official grading works here." in done.output


def test_off_linux_checking_works_and_grading_says_what_it_needs(
    make_course: MakeCourse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's name is all that is not real here."""
    monkeypatch.setattr("gradlings.sandbox.layers.sys", SimpleNamespace(platform="darwin"))
    course = make_course(stub=SOLUTION)
    (tmp_path / "class" / "ann").mkdir(parents=True)
    out = str(tmp_path / "out")

    assert run(course.root, "check").exit_code == 0
    for arguments in (("doctor",), ("grade", str(tmp_path / "class"), "--out", out)):
        done = run(course.root, *arguments)
        assert done.exit_code == 1
        assert "official grading needs Linux" in done.output


def test_ctrl_c_ends_a_check(make_course: MakeCourse) -> None:
    """An endless loop need not be waited for, and no traceback follows."""
    root = make_course(stub="print('running', flush=True)\nwhile True: pass\n").root
    running = subprocess.Popen(
        [sys.executable, "-m", "gradlings", "--course", str(root), "check"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A job in the background, as CI may be, would have its children ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert running.stdout is not None
    while "running" not in running.stdout.readline():
        pass

    running.send_signal(signal.SIGINT)
    _, says = running.communicate(timeout=60)

    assert running.returncode == 130
    assert "Traceback" not in says
