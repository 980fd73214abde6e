"""Measure grading against what people do today: one pytest process per submission.

`make bench`, or `python benchmarks/grading.py --class-size 1000 --processes 10`. Both grade correct
hinge-loss submissions with the same checks, one worker each, in one run on one machine.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from gradlings.checks.collect import collect_checks
from gradlings.checks.in_sandbox import Sandboxed
from gradlings.checks.judge import Entry
from gradlings.course.course import load_course
from gradlings.course.exercise import Exercise
from gradlings.course.sheet import Sheet
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.loading import Source

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--class-size", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=10, help="submissions for plain pytest")
    options = parser.parse_args()
    exercise = load_course(ROOT).select(["hinge_loss"])[0]
    with tempfile.TemporaryDirectory() as folder:
        compare(exercise, Path(folder), options.class_size, options.processes)


def compare(exercise: Exercise, folder: Path, class_size: int, processes: int) -> None:
    """Grade a class with gradlings and a part of it with plain pytest; print both."""
    students = hand_in(exercise, folder / "class", class_size)
    # Half of the slow ones before and half after, to even out a change of the machine's speed.
    before = [timed(lambda s=s: plain_pytest(exercise, s)) for s in students[: processes // 2]]
    first = timed(lambda: grade(exercise, folder))
    second = timed(lambda: grade(exercise, folder))
    after = [timed(lambda s=s: plain_pytest(exercise, s)) for s in students[: -(-processes // 2)]]
    plain_s = statistics.mean(before + after)
    ours_s = first / class_size
    print(f"plain pytest, a process each  {1000 * plain_s:8.1f} ms per submission ({processes})")
    print(f"gradlings, sandboxed          {1000 * ours_s:8.1f} ms per submission ({class_size})")
    print(f"ratio                         {plain_s / ours_s:8.1f}")
    print(f"second run, all known         {second:8.2f} s for {class_size} submissions")
    with Sandbox() as sandbox:
        for one in load_course(ROOT).exercises:
            if isinstance(one, Sheet):
                continue
            print(f"private memory of a worker    {private_mb(one, sandbox):8.1f} MB ({one.id})")


def hand_in(exercise: Exercise, folder: Path, class_size: int) -> list[Path]:
    """Lay out a class of correct submissions that differ in a comment."""
    text = exercise.solution.read_text()
    files = [folder / f"student{n:05}" / exercise.path for n in range(class_size)]
    for number, file in enumerate(files):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{text}# {number}\n")
    return files


def timed(action: Callable[[], None]) -> float:
    """Return the seconds that an action takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def grade(exercise: Exercise, folder: Path) -> None:
    """Run the command as an instructor does, start-up included."""
    command = [sys.executable, "-m", "gradlings", "--course", str(exercise.root), "grade"]
    options = ["--out", str(folder / "out"), "--exercise", exercise.id, "--workers", "1"]
    subprocess.run([*command, str(folder / "class"), *options], check=True, capture_output=True)


def plain_pytest(exercise: Exercise, submission: Path) -> None:
    """Run the same checks on one submission as people do today."""
    environment = os.environ | {
        "SUBMISSION": str(submission),
        "SOLUTION": str(exercise.solution),
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), str(exercise.grader)]),
    }
    command = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "-p", "no:cacheprovider"]
    plugins = ["-p", "no:gradlings", "-p", "plain_fixtures", "--import-mode=importlib"]
    files = [str(file) for file in exercise.graders]
    subprocess.run([*command, *plugins, *files], env=environment, check=True, capture_output=True)


class _Weighed(Sandboxed):
    """A submission whose worker's memory is measured before it ends."""

    private_mb = 0.0

    def close(self) -> None:
        """Read the worker's private memory, then end it."""
        if self._worker is not None:
            rollup = Path(f"/proc/{self._worker.outer_pid}/smaps_rollup").read_text()
            lines = [line.split() for line in rollup.splitlines() if line.startswith("Private")]
            _Weighed.private_mb = sum(int(kb) for _, kb, _ in lines) / 1000
        super().close()


def private_mb(exercise: Exercise, sandbox: Sandbox) -> float:
    """Measure the private memory of a worker after all checks of a correct submission."""
    text = exercise.solution.read_text()

    def open_subject(forbidden: tuple[str, ...]) -> Sandboxed:
        return _Weighed(sandbox, Source(text, exercise.name, exercise.path, forbidden))

    collect_checks(exercise, exercise.graders).judge(Entry("student", open_subject))
    return _Weighed.private_mb


if __name__ == "__main__":
    main()
