"""`gradlings show`: the payoff of a topic, run as a student runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.linux import needs_linux
from support.processes import wait_for_no_python_in
from support.small_course import PUBLIC, SOLUTION, STUB, course_toml, write_files

from gradlings.cli import main
from gradlings.course.course import load_course
from gradlings.study.payoff import topic_to_show

pytestmark = needs_linux
LIMIT_S = 60.0
PAYOFF = '''"""Draw twice three. Needs double."""

import sys
import time
from pathlib import Path

from double import double

print("begun")
target = Path(sys.argv[1])
while Path("wait").exists():
    time.sleep(0.01)
text = f"<svg>{double(3)}</svg>"
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text(text)
print("drawn")
'''
PLAIN = "def double(x):\n    return 2 * x\n"
FOREVER = """import subprocess
import sys

def double(x):
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    while True:
        pass
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A course of two topics, of which the first has a payoff that uses one of its exercises."""
    names = ["tensors/double", "tensors/again", "training/again"]
    files = {"course.toml": course_toml(names), "exercises/tensors/payoff.py": PAYOFF}
    for name in names:
        files[f"exercises/{name}.py"] = STUB
        files[f"graders/{name}/test_public.py"] = PUBLIC
    root = tmp_path / "course"
    write_files(root, files)
    return root


@pytest.fixture
def screen(tmp_path: Path) -> dict[str, str]:
    """An environment with a display, and a browser that writes down what it is to open."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/opened\n')
    browser.chmod(0o755)
    return {"DISPLAY": ":0", "BROWSER": str(browser), "CI": ""}


def started(folder: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    """Start the command."""
    path = os.pathsep.join(filter(None, sys.path))
    no_display = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "PYTHONPATH": path}
    return subprocess.Popen(
        [sys.executable, "-m", "gradlings", "show", *options],
        cwd=folder,
        env={**os.environ, **no_display, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A job in the background, as CI may be, would have its children ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def show(folder: Path, *options: str, **environment: str) -> tuple[int, str, str]:
    """Run the command; return its exit code, output and errors."""
    process = started(folder, *options, **environment)
    output, errors = process.communicate(timeout=LIMIT_S)
    return process.returncode, output, errors


def test_a_payoff_runs_with_the_students_functions_and_its_picture_is_opened(
    folder: Path, tmp_path: Path, screen: dict[str, str]
) -> None:
    """What it prints is there at once; without a display nothing is opened."""
    (folder / "exercises/tensors/double.py").write_text(PLAIN)
    (folder / "wait").touch()

    process = started(folder, "tensors", **screen)
    assert process.stdout is not None
    while process.stdout.readline() != "begun\n":
        assert process.poll() is None
    (folder / "wait").unlink()  # it goes on now that its first line has come
    output, errors = process.communicate(timeout=LIMIT_S)

    picture = folder / "build/payoff/tensors.svg"
    assert (process.returncode, errors) == (0, "")
    assert picture.read_text() == "<svg>6</svg>"
    assert "Opened build/payoff/tensors.svg" in output
    assert (tmp_path / "opened").read_text() == f"{picture.as_uri()}\n"
    for options, environment in ((["--no-open"], screen), ([], {}), ([], screen | {"CI": "1"})):
        code, output, _ = show(folder, "tensors", *options, **environment)
        assert code == 0
        assert "To see it, open build/payoff/tensors.svg in a browser" in output
    assert len((tmp_path / "opened").read_text().splitlines()) == 1


def test_what_is_missing_is_said_first_and_an_old_picture_is_not_shown(folder: Path) -> None:
    """Of what the payoff uses, by function; and what to do next."""
    old = folder / "build/payoff/tensors.svg"
    write_files(folder, {"build/payoff/tensors.svg": "<svg/>"})

    code, output, errors = show(folder, "exercises/tensors/payoff.py")

    assert code == 1
    said, _, after = output.partition("begun\n")
    assert "  exercises/tensors/double.py: double is not written yet\n" in said
    assert "again.py" not in output
    assert "Next: gradlings check tensors/double; then again: gradlings show tensors" in after
    assert "NotImplementedError" in errors
    assert "build/payoff" not in output
    assert old.read_text() == "<svg/>"

    (folder / "exercises/tensors/double.py").write_text("def double(x:\n")
    code, output, _ = show(folder, "tensors")
    assert code == 1
    assert "double.py: cannot be read: line 1: '(' was never closed" in output


def test_an_error_in_a_students_function_names_the_exercise(folder: Path) -> None:
    """With the traceback that Python prints; the checks have not run, which is said as well."""
    (folder / "exercises/tensors/double.py").write_text("def double(x):\n    return x.shape\n")

    code, output, errors = show(folder, "tensors")

    assert code == 1
    assert "double.py: has not passed its checks here" in output
    assert "AttributeError: 'int' object has no attribute 'shape'" in errors
    assert "Next: gradlings check tensors/double" in output


@pytest.mark.parametrize("ends", ["by itself", "by Ctrl-C", "by SIGTERM"])
def test_an_endless_loop_ends_with_all_that_it_has_started(folder: Path, ends: str) -> None:
    """After its time, or when the student has waited long enough."""
    (folder / "exercises/tensors/double.py").write_text(FOREVER)
    limit = ["--time-limit", "1.5"] if ends == "by itself" else []

    process = started(folder, "tensors", *limit)
    if not limit:
        assert process.stdout is not None
        while process.stdout.readline() != "begun\n":
            assert process.poll() is None
        process.send_signal(signal.SIGINT if ends == "by Ctrl-C" else signal.SIGTERM)
    try:
        output, errors = process.communicate(timeout=LIMIT_S)
    finally:
        process.terminate()  # which ends the payoff, too

    if limit:
        assert process.returncode == 1
        assert "took more than 1.5 s and was ended" in output
        assert "Next: gradlings check tensors/double" in output
    else:
        assert process.returncode == 130
        assert "interrupted" in errors
        assert "Traceback" not in errors
    wait_for_no_python_in(folder)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("tensor", "no topic is called 'tensor'; did you mean tensors?"),
        ("xyz", "no topic is called 'xyz'; these topics have one: tensors"),
        ("training", "topic training has no payoff; these topics have one: tensors"),
        ("double", "double is an exercise, not a topic; its topic: gradlings show tensors"),
    ],
)
def test_a_name_that_has_no_payoff_is_a_misuse(folder: Path, name: str, says: str) -> None:
    """The message says which names do."""
    done = CliRunner().invoke(main, ["--course", str(folder), "show", name])

    assert done.exit_code == 2
    assert says in done.output


def test_without_a_name_it_lists_what_is_ready(folder: Path) -> None:
    """As `gradlings check` has found; `watch` then says how to see it."""
    course = load_course(folder)
    double, again = course.exercises[:2]
    assert topic_to_show(course, again, {again.id}) == ""
    assert topic_to_show(course, again, {again.id, double.id}) == "tensors"
    assert topic_to_show(course, course.exercises[2], {double.id}) == ""

    def listed() -> str:
        return CliRunner().invoke(main, ["--course", str(folder), "show"]).output

    assert "tensors  needs double\n" in listed()
    double.stub.write_text(SOLUTION)
    assert CliRunner().invoke(main, ["--course", str(folder), "check", "double"]).exit_code == 0
    assert "tensors  ready\n" in listed()
