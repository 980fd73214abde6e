"""Measure the grading of a course beside an earlier commit, in one run on one machine.

`make bench`, or `python benchmarks/course.py --class-size 40`. Both engines grade the same correct
submissions of the earlier commit's course, exercise by exercise and then all in one run, with the
same number of workers, start-up included; they take turns, so that a change of the machine's speed
meets both.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import time
import venv
from collections.abc import Sequence
from pathlib import Path

from grading import hand_in

from gradlings.course.course import load_course
from gradlings.course.exercise import Exercise

ROOT = Path(__file__).resolve().parent.parent
BASE = "e6a6917"  # the engine before draws, limits of processor time and the solution's memory


def main() -> None:
    """Measure, and print a line for each exercise and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--class-size", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--base", default=BASE, help="the earlier commit")
    parser.add_argument("exercises", nargs="*", help="ids or names; default: all programs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        earlier = checked_out(options.base, folder / "base")
        exercises = [e for e in load_course(earlier).select(options.exercises) if e.is_program]
        sources = {"earlier": earlier / "src", "now": ROOT / "src"}
        pythons = {name: python_with(source, folder / name) for name, source in sources.items()}
        print(f"{'':32}{'earlier':>10}{'now':>10}   ms per submission, of {options.class_size}")
        for exercise in exercises:
            hand_in(exercise, folder / "class", options.class_size)
        for some in [*([exercise] for exercise in exercises), exercises]:
            seconds = {
                engine: grade(some, folder / "class", python, options.workers)
                for engine, python in pythons.items()
            }
            name = some[0].id if len(some) == 1 else f"{len(some)} exercises, in one run"
            show(name, seconds, options.class_size)


def checked_out(commit: str, folder: Path) -> Path:
    """Lay out the files of a commit."""
    archive = subprocess.run(
        ["git", "archive", commit], cwd=ROOT, check=True, capture_output=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder


def python_with(source: Path, folder: Path) -> Path:
    """Make an environment with one of the engines and the packages of this one.

    The sandbox starts Python without regard to PYTHONPATH, so that would not be enough.
    """
    venv.create(folder, with_pip=False)
    packages = next(folder.glob("lib/python*/site-packages"))
    own = sysconfig.get_path("purelib")  # whose own .pth files are not read there
    (packages / "engine.pth").write_text(f"{source}\n{own}\n")
    return folder / "bin" / "python"


def grade(exercises: Sequence[Exercise], folder: Path, python: Path, workers: int) -> float:
    """Run the command as an instructor does, with one of the engines; return the seconds."""
    command = [str(python), "-m", "gradlings", "--course", str(exercises[0].root), "grade"]
    with tempfile.TemporaryDirectory() as out:
        chosen = [part for exercise in exercises for part in ("--exercise", exercise.id)]
        options = ["--out", out, *chosen, "--workers", str(workers)]
        started = time.perf_counter()
        done = subprocess.run(
            [*command, str(folder), *options],
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = time.perf_counter() - started
        if done.returncode:
            sys.exit(f"{exercises[0].id} with {python}: {done.stdout}{done.stderr}")
    return seconds


def show(name: str, seconds: dict[str, float], class_size: int) -> None:
    """Print a line."""
    earlier, now = seconds["earlier"], seconds["now"]
    each = [f"{1000 * s / class_size:10.1f}" for s in (earlier, now)]
    print(f"{name:32}{''.join(each)}   ratio {earlier / now:.2f}", flush=True)


if __name__ == "__main__":
    main()
