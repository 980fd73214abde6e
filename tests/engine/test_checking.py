"""`gradlings check` in a child process: whatever the code does, the command ends and says how."""

from __future__ import annotations

import subprocess
import sys

import pytest
from support.small_course import PUBLIC, SOLUTION, MakeCourse

IMPATIENT = PUBLIC.replace("import torch", "import pytest\nimport torch").replace(
    "def test", "@pytest.mark.time_limit(0.1)\ndef test"
)
SECOND = IMPATIENT.replace("def test_example", "def test_once_more")
DEAF = """
def double(x):
    while True:
        try:
            while True: pass
        except: pass
"""


def check(make_course: MakeCourse, stub: str, *options: str, public: str = IMPATIENT) -> str:
    """Run the command as a student does; return what it prints."""
    root = make_course(stub=stub, public=public).root
    command = [sys.executable, "-m", "gradlings", "--course", str(root), "check", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, input="")
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("stub", "says"),
    [
        (DEAF, "took too long: does a loop never end?"),
        ("def double(x):\n    return sum(iter(int, 1))\n", "took too long: does a loop never end?"),
        ("import os\ndef double(x):\n    os._exit(7)\n", "ended the program that runs it"),
        ("import os\nos._exit(7)\n", "while the file was loaded"),
        ("def double(x):\n    breakpoint()\n", "run: gradlings check --here EXERCISE"),
        ("def double(x):\n    raise SystemExit(3)\n", "raised SystemExit"),
        ("def double(x):\n    return input('how much? ')\n", "raised EOFError"),
    ],
)
def test_code_that_does_not_come_back_is_told(
    make_course: MakeCourse, stub: str, says: str
) -> None:
    """Loops that catch everything, loops in C, exits, and questions to nobody."""
    shown = check(make_course, stub)

    assert says in shown
    assert "0 of 1 exercises pass" in shown


def test_the_other_checks_are_run_in_another_process(make_course: MakeCourse) -> None:
    """One that ends its process does not decide about the next."""
    public = (
        IMPATIENT
        + "\n\n"
        + SECOND[SECOND.index("@pytest") :]
        .replace("3.0", "4.0")
        .replace("6.0", "8.0")
        .replace("Three doubled is six", "Four doubled is eight")
    )
    stub = "import os\ndef double(x):\n    x == 3 and os._exit(0)\n    return 2 * x\n"

    shown = check(make_course, stub, public=public)

    assert "✗ Three doubled is six." in shown
    assert "✓ Four doubled is eight." in shown


def test_prints_are_seen_in_their_place(make_course: MakeCourse) -> None:
    """Before the result of the exercise; with --here they are those of this process."""
    stub = SOLUTION.replace("return", "print('x is', x)\n    return")

    for options in ((), ("--here",)):
        shown = check(make_course, stub, *options)
        assert shown.index("x is tensor([3.])") < shown.index("✓ Three doubled is six.")
