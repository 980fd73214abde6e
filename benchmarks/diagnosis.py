"""Measure the cost of diagnosis: a class of wrong submissions beside a class of right ones.

`make bench`, or `python benchmarks/diagnosis.py --class-size 400`. Both classes hand in the same
exercise, and are graded in one run on one machine. The gradebook is empty, so the cost of observing
the misconceptions is counted.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from gradlings.course.course import Course, load_course
from gradlings.course.exercise import Exercise
from gradlings.course.sheet import Sheet
from gradlings.grading import GradingOptions, grade_class
from gradlings.grading.gradebook import Gradebook

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--class-size", type=int, default=400)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    course = load_course(ROOT)
    print(f"{'ms per submission':32} {'right':>8} {'wrong':>8} {'ratio':>6} {'named':>6}")
    for exercise in course.exercises:
        if isinstance(exercise, Sheet):
            continue
        right, _ = graded(course, exercise, "right", options.class_size, options.workers)
        wrong, named = graded(course, exercise, "wrong", options.class_size, options.workers)
        figures = f"{right:8.1f} {wrong:8.1f} {wrong / right:6.2f} {named:6.0%}"
        print(f"{exercise.id:32} {figures}", flush=True)


def graded(
    course: Course, exercise: Exercise, kind: str, class_size: int, workers: int
) -> tuple[float, float]:
    """Grade a class; return milliseconds per submission, and the part that was diagnosed."""
    texts = [path.read_text() for path in exercise.answers_of(kind)]
    with tempfile.TemporaryDirectory() as folder:
        submissions = Path(folder) / "class"
        for number in range(class_size):
            file = submissions / f"student{number:05}" / exercise.path
            file.parent.mkdir(parents=True)
            file.write_text(f"{texts[number % len(texts)]}# {number}\n")
        gradebook = Gradebook(f"sqlite:///{folder}/gradebook.sqlite")
        started = time.perf_counter()
        report = grade_class(
            course, [exercise], submissions, gradebook, GradingOptions(workers=workers)
        )
        elapsed_s = time.perf_counter() - started
        gradebook.close()
    named = sum(any(c.misconception for c in result.checks) for result in report.results)
    return 1000 * elapsed_s / class_size, named / class_size


if __name__ == "__main__":
    main()
