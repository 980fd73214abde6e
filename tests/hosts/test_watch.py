"""`gradlings watch` in a real terminal, used as a person does. It needs tmux."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.linux import needs_linux
from support.processes import pythons_in, wait_for_no_python_in
from support.small_course import PUBLIC, SOLUTION, STUB, course_toml, write_files
from support.terminal import Terminal

pytestmark = needs_linux
WATCH = [sys.executable, "-m", "gradlings", "watch"]
EDITOR = "sed -i s/3/2/"
IMPATIENT = PUBLIC.replace("import torch", "import pytest\nimport torch").replace(
    "def test", "@pytest.mark.time_limit(0.2)\ndef test"
)
HINTS = "".join(
    f"## {title}\n\n{text}\n\n"
    for title, text in {
        "Where to look": "The first thing to look at is the operation that you use here.",
        "An input": "Try the number three on paper: which result does the contract state?",
        "The primer": "Its first section explains what a product of two numbers is.",
    }.items()
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A course of two exercises, of which the first has hints."""
    files = {"course.toml": course_toml(["tensors/double", "tensors/again"])}
    for name in ("double", "again"):
        files[f"exercises/tensors/{name}.py"] = STUB
        files[f"graders/tensors/{name}/test_public.py"] = IMPATIENT
    files["graders/tensors/double/hints.md"] = HINTS
    files["exercises/tensors/payoff.py"] = "from double import double\n"
    root = tmp_path / "course"
    write_files(root, files)
    return root


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    """A terminal in the folder of the course."""
    if shutil.which("tmux") is None:
        if os.environ.get("CI"):
            pytest.fail("CI must run this test, which needs tmux")
        pytest.skip("tmux is not installed")
    path = os.pathsep.join(filter(None, sys.path))
    opened = Terminal(folder, {"PYTHONPATH": path, "LC_ALL": "C.UTF-8", "EDITOR": EDITOR})
    yield opened
    opened.close()


def test_an_exercise_from_its_stub_to_done(terminal: Terminal, folder: Path) -> None:
    """A typo, an endless loop, a deleted file and a resized window are on the way."""
    stub = folder / "exercises/tensors/double.py"
    terminal.run(WATCH)
    shown = terminal.until("not written yet", "0 of 2 done")
    assert "exercises/tensors/double.py" in shown
    assert terminal.modes == {"alternate_on": "1", "cursor_flag": "0"}

    stub.write_text("def double(x)\n    return 2 * x\n")
    terminal.until("not a Python program: line 1: expected ':'")

    stub.write_text("def double(x):\n    print('at work')\n    while True: pass\n")
    terminal.until("took too long: does a loop never end", "at work")

    stub.unlink()
    terminal.until("exercises/tensors/double.py is not there; get it back", "git checkout HEAD")

    stub.write_text("def double(x):\n    return 3 * x\n")
    terminal.until(r"expected tensor\(\[6\.")
    terminal.resize(50, 12)
    narrow = terminal.until("h hint  n next")
    assert all(len(line) <= 50 for line in narrow.splitlines())
    terminal.resize(100, 30)
    terminal.until(r"got tensor\(\[9\.")

    terminal.type("h")
    terminal.until("Hint 1 of 3: Where to look")
    terminal.type("h")
    terminal.until("Hint 2 of 3: An input")

    terminal.type("o")  # the editor mends it
    terminal.until(
        "✓ Three doubled is six", "Press n to go on", "gradlings show tensors", "1 of 2 done"
    )
    state = json.loads((folder / ".gradlings/state.json").read_text())
    assert list(state["passed"]) == ["tensors/double"]
    assert state["hints"] == {"tensors/double": 2}

    terminal.type("n")
    terminal.until("exercises/tensors/again.py", "not written yet")
    terminal.type("C-z")
    terminal.until("Stopped|Suspended")
    assert terminal.modes == {"alternate_on": "0", "cursor_flag": "1"}
    terminal.run(["fg"])
    terminal.until("h hint  n next")
    terminal.type("q")
    terminal.until(r"\$$")
    assert terminal.modes == {"alternate_on": "0", "cursor_flag": "1"}


def test_a_list_is_searched_and_ctrl_c_leaves_a_clean_screen(
    terminal: Terminal, folder: Path
) -> None:
    """What is typed afterwards is seen again, and no process stays."""
    terminal.run(WATCH)
    terminal.until("tensors/double.py", "not written yet")
    terminal.type("l")
    terminal.until("all topics, all: 2")
    for letter in "agai":
        terminal.type(letter)
    terminal.until("Search: agai", "all topics, all: 1")
    terminal.type("Enter")
    terminal.until("tensors/again.py", "not written yet")
    (folder / "exercises/tensors/again.py").write_text("def double(x):\n    while True: pass\n")
    terminal.until("Three doubled is six")
    terminal.type("C-c")
    terminal.until(r"\$$")
    assert terminal.modes == {"alternate_on": "0", "cursor_flag": "1"}
    terminal.run(["echo", "typed"])
    terminal.until(r"echo typed\ntyped")
    wait_for_no_python_in(folder)


def test_keys_and_sizes_wait_for_no_other_process(terminal: Terminal, folder: Path) -> None:
    """The process that has torch stands still, as while it imports; a save waits, the screen not.

    Nor does the end; and a program that closes what it has not opened stops nothing.
    """
    stub = folder / "exercises/tensors/double.py"
    terminal.run(WATCH)
    terminal.until("not written yet")
    (warm,) = (pid for pid, command in pythons_in(folder).items() if "spawn_main" in command)

    os.kill(warm, signal.SIGSTOP)
    stub.write_text(SOLUTION)
    terminal.until("Getting ready")
    stub.write_text("import os\nos.closerange(3, 256)\nwhile True: pass\n")
    for width, height in ((80, 24), (50, 12), (100, 30)):
        terminal.resize(40, 10)  # and at once, so that one of the two may not be seen
        terminal.resize(width, height)
        shown = terminal.until(r"\AMini\n░{30} 0 of 2 done\n", rf"\A(.*\n){{{height - 1}}}h hint")
        assert max(map(len, shown.splitlines())) <= width
    os.kill(warm, signal.SIGCONT)
    terminal.until("closed a connection that it had not opened")
    stub.write_text(SOLUTION)
    terminal.until("1 of 2 done")

    os.kill(warm, signal.SIGSTOP)
    terminal.type("r", "q")
    terminal.until(r"\$$")
    wait_for_no_python_in(folder)


def test_the_way_of_other_systems_goes_from_a_stub_to_done(
    terminal: Terminal, folder: Path
) -> None:
    """The next process is started while the student writes, and Ctrl-C is not for it."""
    stub = folder / "exercises/tensors/double.py"
    spare = "from gradlings.study import warm, watch; watch.warm = warm.Spare"
    terminal.run(
        [sys.executable, "-c", f"{spare}; from gradlings.cli import main; main(['watch'])"]
    )
    terminal.until("not written yet", "0 of 2 done")
    for pid, command in pythons_in(folder).items():
        if "spawn_main" in command:
            os.kill(pid, signal.SIGINT)  # as Ctrl-C does
    stub.write_text("def double(x):\n    while True: pass\n")
    terminal.until("took too long: does a loop never end")
    stub.write_text(SOLUTION)
    terminal.until("✓ Three doubled is six", "1 of 2 done")
    terminal.type("r", "C-c")
    terminal.until(r"\$$")
    terminal.run(["echo", "typed"])
    shown = terminal.until(r"echo typed\ntyped")
    assert "Interrupt" not in shown
    wait_for_no_python_in(folder)


def test_signs_are_plain_without_unicode(terminal: Terminal, folder: Path) -> None:
    """The bar and the marks have signs of ASCII."""
    (folder / "exercises/tensors/again.py").write_text(SOLUTION)
    plain = ["env", "LC_ALL=C", "PYTHONIOENCODING=ascii", "PYTHONUTF8=0"]
    terminal.run([*plain, *WATCH])
    terminal.until(r"---- 0 of 2 done", "not written yet")
    terminal.type("n")
    shown = terminal.until(r"\+ Three doubled is six", "####", "1 of 2 done")
    assert shown.isascii()


def test_each_screen_begins_at_the_top(terminal: Terminal) -> None:
    """Also where variables name another height than the terminal has, as after a resize.

    The one that was asked for is the first.
    """
    terminal.run(["env", "LINES=20", *WATCH, "again"])
    shown = terminal.until("tensors/again.py", "not written yet", "h hint  n next")

    assert shown.startswith("Mini")
    assert shown.count("h hint  n next") == 1


def test_without_a_terminal_it_says_what_to_use_instead(folder: Path) -> None:
    """Exit code 2."""
    done = subprocess.run(
        [*WATCH[:-1], "--course", str(folder), "watch"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "use `gradlings check EXERCISE` instead" in done.stderr


def test_a_link_is_not_followed(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    """It is named."""
    stub = folder / "exercises/tensors/double.py"
    stub.rename(tmp_path / "elsewhere.py")
    stub.symlink_to(tmp_path / "elsewhere.py")
    terminal.run(WATCH)
    terminal.until("double.py is a link; put the file itself there")
