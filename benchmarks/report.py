"""Measure `gradlings report`: time and size for classes of 14, 200 and 1,000 students.

    python benchmarks/report.py

The class of 14 is the sample class, graded before with `make grade`. The others are made: sixty
exercises of twenty checks, each failed by a fifth of the students with a message and a hint of
real length.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gradlings.reports import json
from gradlings.results import CheckResult, ExerciseResult, Outcome, Report, Status

ROOT = Path(__file__).parents[1]
GRADLINGS = (sys.executable, "-m", "gradlings")
TOPICS, EXERCISES, CHECKS = 12, 5, 20
MESSAGE = (
    "the gradient with respect to w1 is not right: element [0, 2] is 0.4375; expected 0.21875\n"
    "in gradients(x = tensor of shape (4, 3), y = tensor([1, 0, 1, 1]), reduction = 'mean')\n"
    "  line 31, in gradients: return {name: 2 * value for name, value in found.items()}"
)


def made_class(students: int) -> Report:
    """Return the results of a class that there is not."""
    draw = random.Random(0)
    able = [draw.gauss(0.8, 0.15) for _ in range(students)]
    results = [
        made_result(f"student{number:04}", topic, exercise, able[number], draw)
        for number in range(students)
        for topic in range(TOPICS)
        for exercise in range(EXERCISES)
    ]
    return Report("a made class", "0", "0", 0, True, tuple(results))


def made_result(
    student: str, topic: int, exercise: int, ability: float, draw: random.Random
) -> ExerciseResult:
    """Return one result; each message names other numbers, as real ones do."""
    checks = []
    for number in range(CHECKS):
        passed = draw.random() < ability
        checks.append(
            CheckResult(
                f"test_hidden.py::test_{number}",
                f"Check {number} of the exercise, with a title of a usual length.",
                Outcome.PASSED if passed else Outcome.FAILED,
                1.0 if passed else 0.0,
                1.0,
                "" if passed else f"{MESSAGE} {draw.random():.6f}",
                0.001,
                "" if passed else f"mistake_{number % 7}",
                "" if passed else f"Mistake {number % 7}: look at one example first. " * 2,
            )
        )
    name = f"topic_{topic}/exercise_{exercise}"
    return ExerciseResult(student, name, Status.GRADED, float(CHECKS), checks=tuple(checks))


def main() -> None:
    """Print a row for each class."""
    print("| students | results.json | page | command |")
    print("| ---: | ---: | ---: | ---: |")
    sample = ROOT / "build" / "grades"
    if (sample / json.FILE).is_file():
        measure(14, sample)
    for students in (200, 1000):
        with tempfile.TemporaryDirectory() as folder:
            with (Path(folder) / json.FILE).open("w", encoding="utf-8") as file:
                file.writelines(json.render(made_class(students)))
            measure(students, Path(folder))


def measure(students: int, folder: Path) -> None:
    """Run the command on a folder of grades; print what it took and what it wrote."""
    with tempfile.TemporaryDirectory() as out:
        started = time.monotonic()
        subprocess.run([*GRADLINGS, "report", folder, "--out", out], check=True, cwd=ROOT)
        seconds = time.monotonic() - started
        page = (Path(out) / "report.html").stat().st_size
    read = (folder / json.FILE).stat().st_size
    print(f"| {students} | {read / 1e6:.0f} MB | {page / 1e6:.1f} MB | {seconds:.1f} s |")


if __name__ == "__main__":
    main()
