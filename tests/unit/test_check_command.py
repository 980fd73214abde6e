"""The student's commands: list, check, and errors that say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.small_course import PUBLIC, SOLUTION, STUB, MakeCourse

from gradlings.cli import main


def run(root: Path, *arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["--course", str(root), *arguments])


def test_list_shows_the_exercises(make_course: MakeCourse) -> None:
    """With the file to fill in and what it is worth."""
    done = run(make_course().root, "list")

    assert done.exit_code == 0
    assert "exercises/tensors/double.py   1 points" in done.output


def test_check_tells_an_unfilled_stub(make_course: MakeCourse) -> None:
    """Exit code 1: something to do."""
    done = run(make_course().root, "check", "--here")

    assert done.exit_code == 1
    assert "not written yet" in done.output
    assert "0 of 1 exercises pass their public checks, 0 / 1 points" in done.output
    assert "Next: exercises/tensors/double.py" in done.output


def test_check_runs_only_the_public_checks(make_course: MakeCourse) -> None:
    """On the student's own file, in this process; the hidden half need not be there."""
    course = make_course(stub=SOLUTION)
    course.exercises[0].solution.unlink()
    course.exercises[0].graders[1].unlink()

    done = run(course.root, "check", "--here", "double")

    assert done.exit_code == 0, done.output
    assert "✓ Three doubled is six." in done.output
    assert "1 of 1 exercises pass" in done.output


def test_check_shows_prints_and_the_students_own_lines(
    make_course: MakeCourse, capfd: pytest.CaptureFixture[str]
) -> None:
    """A print for debugging is seen; a traceback starts in the student's file."""
    stub = STUB.replace("raise NotImplementedError", "print('here', x)\n    return x.reshape(7)")

    done = run(make_course(stub=stub).root, "check", "--here")

    shown = done.output + capfd.readouterr().out
    assert "here tensor([3.])" in shown
    assert "line 7, in double: return x.reshape(7)" in shown


@pytest.mark.parametrize(
    ("stub", "says"),
    [
        ("def double(x: return x\n", "the file is not a Python program: line 1"),
        (
            "def double(x):\n<<<<<<< HEAD\n    return x\n=======\n    return 2 * x\n>>>>>>> 1\n",
            "line 2: a merge conflict is left (<<<<<<< HEAD); keep one side",
        ),
        (
            "import torch\ndef double(x):\n    return torch.softmax(x.long(), 0)\n",
            "not implemented for 'Long'",
        ),
        ("def double(x):\n    while True: pass\n", "does a loop never end?"),
        (
            "def double(x): return None\n",
            "got None (was nothing returned, or is there no gradient?)",
        ),
        ("raise ValueError('at import')\n", "raised ValueError: at import"),
        ("import no_such_module\n", "No module named 'no_such_module'"),
    ],
)
def test_check_says_what_is_wrong(make_course: MakeCourse, stub: str, says: str) -> None:
    """In a line that names it."""
    public = PUBLIC.replace("def test", "@pytest.mark.time_limit(0.5)\ndef test")
    public = public.replace("import torch", "import pytest\nimport torch")

    done = run(make_course(stub=stub, public=public).root, "check", "--here")

    assert done.exit_code == 1
    assert says in done.output


def test_check_of_a_typo_is_a_misuse(make_course: MakeCourse) -> None:
    """Exit code 2 and a suggestion."""
    done = run(make_course().root, "check", "duoble")

    assert done.exit_code == 2
    assert "did you mean double" in done.output


def test_check_of_a_binary_file_names_it(make_course: MakeCourse) -> None:
    """One file that cannot be read does not hide the others."""
    course = make_course()
    course.exercises[0].stub.write_bytes(b"\xff\xfe")

    done = run(course.root, "check", "--here")

    assert done.exit_code == 1
    assert "double.py" in done.output
    assert "0 of 1" in done.output


def test_a_file_that_is_gone_stops_only_its_exercise(make_course: MakeCourse) -> None:
    """How to get it back, or which one it may be; `list` goes on, too."""
    course = make_course(stub=SOLUTION)
    course.exercises[0].solution.unlink()
    stub = course.exercises[0].stub
    stub.rename(stub.with_name("Double.py"))

    for arguments in (("check", "--here"), ("list",)):
        done = run(course.root, *arguments)
        said = " ".join(done.output.split())
        assert "exercises/tensors/double.py is not there; is it tensors/Double.py?" in said
        assert "git checkout HEAD -- exercises/tensors/double.py" in said
    assert run(course.root, "check", "--here").exit_code == 1
