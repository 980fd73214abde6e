"""Grading a class from the command line: results, resumption, determinism, bad input."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from support.commands import as_process, gradlings, hand_in, results
from support.small_course import HIDDEN, SOLUTION, MakeCourse

from gradlings.course.course import Course

RIGHT = "def double(x): return x + x\n"
SUBMISSIONS = {
    "ann": RIGHT,
    "bob": "def double(x): return x ** 2\n",
    "cleo": "def double(x: return 2 * x\n",
    "dan": None,
    "eve": "import os\nos._exit(0)\n",
    "fay": "def double(x):\n    while True: pass\n",
}


@pytest.fixture
def mini(make_course: MakeCourse) -> Course:
    """A course of one exercise."""
    return make_course()


def test_a_class_is_graded(mini: Course, tmp_path: Path) -> None:
    """Table, JSON by its schema, CSV: everyone is there, whatever they handed in."""
    folder = hand_in(tmp_path / "class", SUBMISSIONS)

    done = as_process(mini.root, "grade", folder, "--out", tmp_path / "out")

    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "out" / "results.json").read_text())
    schema = resources.files("gradlings.reports").joinpath("results-1.schema.json").read_text()
    jsonschema.validate(report, json.loads(schema))
    assert [(r["student"], r["status"], r["score"]) for r in report["results"]] == [
        ("ann", "graded", 3.0),
        ("bob", "graded", 0.0),
        ("cleo", "unreadable", 0),
        ("dan", "missing", 0),
        ("eve", "graded", 0.0),
        ("fay", "graded", 0.0),
    ]
    assert "line 1" in report["results"][2]["detail"]
    with (tmp_path / "out" / "grades.csv").open() as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["student", "tensors/double", "total", "of", "waits", "withheld"]
    assert rows[1] == ["ann", "3", "3", "3", "0", "0"]
    assert len(rows) == 7
    assert "ann" in done.stdout
    assert "fay: tensors/double: timeout" in done.stdout


def test_a_second_run_grades_nothing(mini: Course, tmp_path: Path) -> None:
    """Everything is known already, and the results are the same."""
    folder = hand_in(tmp_path / "class", {"ann": RIGHT, "bob": SOLUTION})
    first = gradlings(mini.root, "grade", folder, "--out", tmp_path / "out")
    before = results(tmp_path / "out")

    second = gradlings(mini.root, "grade", folder, "--out", tmp_path / "out")

    assert "2 graded, 0 known" in first.stdout
    assert "0 graded, 2 known" in second.stdout
    assert results(tmp_path / "out") == before


def test_only_what_an_edit_touches_is_graded_again(mini: Course, tmp_path: Path) -> None:
    """A student's file, then the grader's, then the seed."""
    folder = hand_in(tmp_path / "class", {"ann": RIGHT, "bob": SOLUTION})
    arguments = ("grade", folder, "--out", tmp_path / "out")
    gradlings(mini.root, *arguments)

    (folder / "ann/exercises/tensors/double.py").write_text(RIGHT + "# new\n")
    assert "1 graded, 1 known" in gradlings(mini.root, *arguments).stdout
    mini.exercises[0].graders[1].write_text(HIDDEN.replace("points(2)", "points(5)"))
    assert "2 graded, 0 known" in gradlings(mini.root, *arguments).stdout
    assert results(tmp_path / "out")[0]["score"] == 6
    assert "2 graded, 0 known" in gradlings(mini.root, *arguments, "--seed", 7).stdout


def test_workers_and_order_change_no_result(mini: Course, tmp_path: Path) -> None:
    """One worker or three, and a class in which others are absent."""
    folder = hand_in(tmp_path / "class", SUBMISSIONS)
    fewer = hand_in(tmp_path / "fewer", {n: SUBMISSIONS[n] for n in ("bob", "eve")})

    for out, who, workers in (("one", folder, 1), ("three", folder, 3), ("fewer-out", fewer, 2)):
        gradlings(mini.root, "grade", who, "--out", tmp_path / out, "--workers", workers)

    assert results(tmp_path / "one") == results(tmp_path / "three")
    some = [r for r in results(tmp_path / "one") if r["student"] in ("bob", "eve")]
    assert some == results(tmp_path / "fewer-out")


def test_a_killed_run_is_finished_by_the_next(mini: Course, tmp_path: Path) -> None:
    """SIGKILL half-way: what was stored stays, the rest is done, and nothing runs on."""
    slow = "import time\ntime.sleep(0.3)\n" + RIGHT
    folder = hand_in(tmp_path / "class", {f"s{n:02}": slow + f"# {n}\n" for n in range(8)})
    out = tmp_path / "out"
    command = [sys.executable, "-m", "gradlings", "--course", str(mini.root), "grade", str(folder)]
    running = subprocess.Popen(
        [*command, "--out", str(out), "--workers", "1"], stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    for line in running.stdout:
        if line.startswith("grading") and not line.startswith("grading 0/"):
            break
    running.kill()
    running.wait()
    running.stdout.close()
    assert not (out / "results.json").exists()

    finishing = gradlings(mini.root, "grade", folder, "--out", out)
    gradlings(mini.root, "grade", folder, "--out", tmp_path / "whole")

    known = int(finishing.stdout.split(" graded, ")[1].split()[0])
    assert 0 < known < 8
    assert results(out) == results(tmp_path / "whole")


def test_ctrl_c_stores_what_is_finished(mini: Course, tmp_path: Path) -> None:
    """The message says how to go on."""
    slow = "import time\ntime.sleep(0.3)\n" + RIGHT
    folder = hand_in(tmp_path / "class", {f"s{n:02}": slow + f"# {n}\n" for n in range(8)})
    command = [sys.executable, "-m", "gradlings", "--course", str(mini.root), "grade", str(folder)]
    running = subprocess.Popen(
        [*command, "--out", str(tmp_path / "out"), "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A job in the background, as CI may be, would have its children ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert running.stdout is not None
    for line in running.stdout:
        if line.startswith("grading") and not line.startswith("grading 0/"):
            break
    os.killpg(running.pid, signal.SIGINT)
    _, says = running.communicate(timeout=60)

    assert running.returncode == 130
    assert "run the command again to continue" in says
    assert "Traceback" not in says
    rest = gradlings(mini.root, "grade", folder, "--out", tmp_path / "out").stdout
    assert 0 < int(rest.split(" graded, ")[1].split()[0]) < 8


def test_two_runs_at_once_lose_nothing(mini: Course, tmp_path: Path) -> None:
    """They share a gradebook; both report everything, and a third finds all of it."""
    folder = hand_in(tmp_path / "class", {f"s{n}": f"{RIGHT}# {n}\n" for n in range(8)})
    book = f"sqlite:///{tmp_path / 'book.sqlite'}"

    def run(out: str) -> subprocess.CompletedProcess[str]:
        where = tmp_path / out
        return as_process(mini.root, "grade", folder, "--out", where, "--gradebook", book)

    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(run, ["a", "b"]))

    assert [done.returncode for done in both] == [0, 0], [done.stderr for done in both]
    assert results(tmp_path / "a") == results(tmp_path / "b")
    assert "0 graded, 8 known" in run("c").stdout


def test_a_broken_grader_withholds_scores_until_it_is_mended(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    """Of that check alone; the instructor reads where it broke; no stale result afterwards."""
    course = make_course(hidden=HIDDEN.replace("    agree(", "    1 / 0\n    agree("))
    folder = hand_in(tmp_path / "class", {"ann": RIGHT})
    arguments = ("grade", folder, "--out", tmp_path / "out")

    done = gradlings(course.root, *arguments)
    (row,) = results(tmp_path / "out")

    assert (row["status"], row["score"], row["max_score"]) == ("graded", 1, 3)
    assert (row["waits"], row["withheld"]) == (0, 2)
    said = " ".join(done.stdout.split())
    assert (
        "withheld from a student, since a check is broken: tensors/double: test_hidden.py::" in said
    )
    assert "graders/tensors/double/test_hidden.py:16: ZeroDivisionError: division by zero" in said
    assert (tmp_path / "out" / "grades.csv").read_text().splitlines()[1] == "ann,1,1,3,0,2"
    course.exercises[0].graders[1].write_text(HIDDEN)
    gradlings(course.root, *arguments)
    assert results(tmp_path / "out")[0]["score"] == 3


def test_a_grader_that_cannot_be_imported_withholds_scores(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    """The line names the file."""
    course = make_course(hidden="import no_such_module\n" + HIDDEN)
    folder = hand_in(tmp_path / "class", {"ann": RIGHT})

    done = gradlings(course.root, "grade", folder, "--out", tmp_path / "out")

    assert results(tmp_path / "out")[0]["status"] == "withheld"
    assert "no_such_module" in done.stdout
    assert "test_hidden" in done.stdout


def test_misuse_is_told_in_a_line(mini: Course, tmp_path: Path) -> None:
    """Exit code 2, no traceback, and what to do."""
    empty = tmp_path / "empty"
    empty.mkdir()
    for arguments, says in (
        (("grade", tmp_path / "nowhere"), "no such folder"),
        (("grade", empty), "no students"),
        (("grade", empty, "--exercise", "duoble"), "did you mean double"),
        (("grade", empty, "--workers", "0"), "--workers"),
        (("grade", empty, "--gradebook", "nonsense://x"), "gradebook"),
        (("graed", empty), "No such command"),
    ):
        done = gradlings(mini.root, *arguments)
        assert done.returncode == 2, arguments
        assert says in done.stderr
        assert "Traceback" not in done.stderr


def test_a_student_edition_cannot_grade_officially(mini: Course, tmp_path: Path) -> None:
    """Without the hidden half the message says where the hidden half is."""
    mini.exercises[0].solution.unlink()
    folder = hand_in(tmp_path / "class", {"ann": RIGHT})

    done = gradlings(mini.root, "grade", folder, "--out", tmp_path / "out")

    assert done.returncode == 1
    assert "are you in the instructor's repo?" in done.stderr


def test_unsandboxed_grading_is_recorded(mini: Course, tmp_path: Path) -> None:
    """In the results, and on the terminal."""
    folder = hand_in(tmp_path / "class", {"ann": RIGHT})

    done = gradlings(mini.root, "grade", folder, "--out", tmp_path / "out", "--allow-unsandboxed")

    assert json.loads((tmp_path / "out" / "results.json").read_text())["sandboxed"] is False
    assert "not official" in done.stdout


def test_grading_a_known_class_does_not_import_torch(mini: Course, tmp_path: Path) -> None:
    """That is what makes the second run instant."""
    folder = hand_in(tmp_path / "class", {"ann": RIGHT})
    gradlings(mini.root, "grade", folder, "--out", tmp_path / "out")
    code = (
        "import sys\nfrom gradlings.cli import main\n"
        "try: main()\nexcept SystemExit: pass\nassert 'torch' not in sys.modules\n"
    )
    command = [sys.executable, "-c", code, "--course", mini.root, "grade", folder]

    done = subprocess.run(
        [*map(str, command), "--out", str(tmp_path / "out")], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


def test_a_class_that_is_graded_in_parts_is_as_one_that_is_graded_whole(
    mini: Course, tmp_path: Path
) -> None:
    """Each part has its own students; of the merged gradebook nothing is graded again."""
    folder = hand_in(tmp_path / "class", SUBMISSIONS)
    gradlings(mini.root, "grade", folder, "--out", tmp_path / "whole")

    parts = []
    for number in range(1, 8):  # one more than there are students
        out = tmp_path / f"part{number}"
        done = gradlings(mini.root, "grade", folder, "--out", out, "--shard", f"{number}/7")
        assert done.returncode == 0, done.stderr
        parts.append([row["student"] for row in results(out)])
    assert parts == [["ann"], ["bob"], ["cleo"], ["dan"], ["eve"], ["fay"], []]

    books = [tmp_path / f"part{number}" / "gradebook.sqlite" for number in range(1, 8)]
    done = gradlings(mini.root, "merge", *books, "--into", tmp_path / "all.sqlite")
    assert "5 new results from 7 gradebooks" in done.stdout
    merged = ("--out", tmp_path / "merged", "--gradebook", tmp_path / "all.sqlite")
    done = gradlings(mini.root, "grade", folder, *merged)
    assert "0 graded, 6 known already" in done.stdout
    assert results(tmp_path / "merged") == results(tmp_path / "whole")


def test_one_student_is_graded_and_graded_again(mini: Course, tmp_path: Path) -> None:
    """The files of the class stay; --again does not ask the gradebook."""
    folder = hand_in(tmp_path / "class", {"ann": RIGHT, "bob": SOLUTION})
    arguments = ("grade", folder, "--out", tmp_path / "out")

    one = gradlings(mini.root, *arguments, "--student", "bob").stdout
    assert "1 graded, 0 known" in one
    assert "Stored in the gradebook" in one
    assert not (tmp_path / "out" / "results.json").exists()
    assert "1 graded, 1 known" in gradlings(mini.root, *arguments).stdout
    before = results(tmp_path / "out")
    again = gradlings(mini.root, *arguments, "--student", "bob", "--again").stdout
    assert "1 graded, 0 known" in again
    assert results(tmp_path / "out") == before
    assert "0 graded, 2 known" in gradlings(mini.root, *arguments).stdout

    typo = gradlings(mini.root, *arguments, "--student", "bobb")
    assert typo.returncode == 2
    assert "--student bobb: no folder of that name; did you mean bob?" in typo.stderr


def test_parts_and_gradebooks_that_are_wrong_are_told(mini: Course, tmp_path: Path) -> None:
    """Before anything is done."""
    done = gradlings(mini.root, "grade", tmp_path, "--shard", "3/2")
    assert done.returncode == 2
    assert "'3/2' is not a part; expected one like 2/5" in done.stderr

    gone = tmp_path / "gone.sqlite"
    done = gradlings(mini.root, "merge", gone, "--into", tmp_path / "all.sqlite")
    assert done.returncode == 2
    assert f"{gone}: no such file; expected a gradebook" in done.stderr
    assert not (tmp_path / "all.sqlite").exists()

    text = tmp_path / "results.json"
    text.write_text("not a database, but long enough to look at: " + 100 * "x")
    done = gradlings(mini.root, "merge", text, "--into", tmp_path / "all.sqlite")
    assert done.returncode == 2
    assert "file is not a database" in done.stderr


def test_what_the_sandbox_refused_is_listed_with_its_place(mini: Course, tmp_path: Path) -> None:
    """Who, what, and where in the code; a fact, said once."""
    reader = "def double(x):\n    with open('/etc/passwd') as file:\n        return file.read()\n"
    folder = hand_in(tmp_path / "class", {"ann": reader})

    done = gradlings(mini.root, "grade", folder, "--out", tmp_path / "out")

    said = " ".join(done.stdout.split())
    assert "ann: tensors/double: blocked the sandbox refused an operation: " in said
    assert "(line 2, in double: with open('/etc/passwd') as file:)" in said
    assert said.count("the sandbox refused") == 1


SWALLOWED = """
import os, socket, subprocess, traceback
from pathlib import Path


def ask():
    {attempt}


def double(x):
    try:
        ask()
    except BaseException:
        pass
    return 2 * x
"""


def test_attempts_whose_errors_were_swallowed_are_listed(mini: Course, tmp_path: Path) -> None:
    """The points stay; the instructor reads what was asked for, and where."""
    attempts = {
        "open('/etc/passwd')": "asked to open the file '/etc/passwd'",
        "Path('../solutions/double.py').read_text()": "open the file '../solutions/double.py'",
        "os.listdir('/home')": "asked to list the folder '/home'",
        "Path('grades').mkdir()": "asked to make the folder 'grades'",
        "socket.create_connection(('example.org', 80))": "find the address of 'example.org'",
        "socket.socket()": "asked to open a socket",
        "os.fork()": "asked to start a process",
        "os.system('ls')": "asked to start a process: 'ls'",
        "subprocess.run(['git', 'log'])": "asked to start a process: 'git'",
        "os.kill(1, 9)": "asked to signal the process 1",
    }
    handed = {f"s{i}": SWALLOWED.format(attempt=attempt) for i, attempt in enumerate(attempts)}

    done = gradlings(
        mini.root, "grade", hand_in(tmp_path / "class", handed), "--out", tmp_path / "out"
    )

    shown = " ".join(done.stdout.split())
    for row, (attempt, said) in zip(results(tmp_path / "out"), attempts.items(), strict=True):
        assert row["score"] == row["max_score"]
        assert said in row["attempts"][0]
        assert row["attempts"][0].endswith(f"(line 7, in ask: {attempt})")
        assert f"{row['student']}: tensors/double: {row['attempts'][0]}" in shown


def test_what_libraries_read_for_themselves_is_no_attempt(mini: Course, tmp_path: Path) -> None:
    """Imports, the lines of a traceback, fonts, a file in memory."""
    harmless = [
        "import colorsys, statistics",
        "import inspect; inspect.getsource(double)",
        "import warnings; warnings.warn('look'); traceback.print_stack()",
        "import io, torch; torch.save(torch.ones(2), io.BytesIO())",
        "import matplotlib.pyplot as plt; plt.plot([1]); plt.gcf().canvas.draw(); plt.close()",
        "os.getcwd(); os.cpu_count(); os.environ.get('HOME'); open(1, 'w', closefd=False)",
    ]
    handed = {f"s{i}": SWALLOWED.format(attempt=code) for i, code in enumerate(harmless)}

    gradlings(mini.root, "grade", hand_in(tmp_path / "class", handed), "--out", tmp_path / "out")

    for row in results(tmp_path / "out"):
        assert row["score"] == row["max_score"]
        assert row["attempts"] == []


def test_work_under_the_former_name_of_an_exercise_is_found(mini: Course, tmp_path: Path) -> None:
    """The instructor says what it was; the new name comes first."""
    toml = mini.root / "course.toml"
    for was in ("twice", "tensors/twice"):
        toml.write_text(toml.read_text().split("was")[0] + f'was = "{was}"\n')
        folder = hand_in(tmp_path / was.replace("/", "-"), {"ann": None, "bob": RIGHT})
        for student, text in (("ann", RIGHT), ("bob", "def double(x): return x\n")):
            (folder / student / "exercises" / "tensors" / "twice.py").write_text(text)

        gradlings(mini.root, "grade", folder, "--out", tmp_path / "out")

        assert [row["score"] for row in results(tmp_path / "out")] == [3, 3]

    toml.write_text(toml.read_text().replace("tensors/twice", "../twice"))
    assert "double was '../twice'; expected its name before" in (
        gradlings(mini.root, "grade", tmp_path).stderr
    )


def test_who_fails_the_same_check_in_each_hand_in_is_named(mini: Course, tmp_path: Path) -> None:
    """From the third time on; not who has passed it since, nor who only hands in the same again."""
    out = tmp_path / "out"
    for number in range(3):
        wrong = f"def double(x): return {number + 3} * x\n"
        last = RIGHT if number == 2 else wrong
        files = {"ann": wrong, "bob": last, "cleo": "def double(x): return x\n"}
        gradlings(mini.root, "grade", hand_in(tmp_path / f"class{number}", files), "--out", out)
    for options in ((), ("--anonymous",)):
        assert gradlings(mini.root, "report", out, *options).returncode == 0
        page = (out / "report.html").read_text()
        found = re.findall(r"<li>([^<]*) \(the last 3 hand-ins(, and \d+ more)?\)</li>", page)
        assert len(found) == 1
        assert found[0][0].startswith("student " if options else "ann: tensors/double: ")
