"""Measure `nbgrader autograde` side by side: stock, and with the configuration of gradlings.

`make bench`, or `python benchmarks/notebooks.py --exercise losses --class-size 50 --stock 10`. Both
grade the same class, the course's right and wrong answers in turn, with the same checks, in one run
on one machine. Stock nbgrader grades a part of the class, evenly chosen, half of it before and half
after; what it spends once, not for each submission, is measured apart and shared by a class of the
same size. What gradlings spends once is all in its figure. Processor time is that of all processes.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
import plain_notebook

from gradlings.course import Course, load_course
from gradlings.exercises import Exercise
from gradlings.notebooks.slots import Kind, slot_in
from gradlings.sheets import Sheet

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sysconfig.get_path("scripts"))

Answers = dict[str, str]  # texts by the exercises' names
Fill = Callable[[nbformat.NotebookNode, Answers], None]


@dataclass(frozen=True)
class Time:
    """Seconds that something takes, on the clock and of the processors."""

    clock_s: float
    processor_s: float

    def __add__(self, other: Time) -> Time:
        return Time(self.clock_s + other.clock_s, self.processor_s + other.processor_s)

    def __mul__(self, factor: float) -> Time:
        return Time(self.clock_s * factor, self.processor_s * factor)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exercise", default="hinge_loss", help="or a topic")
    parser.add_argument("--class-size", type=int, default=50)
    parser.add_argument("--stock", type=int, default=10, help="submissions for stock nbgrader")
    options = parser.parse_args()
    exercises = [
        e for e in load_course(ROOT).select([options.exercise]) if not isinstance(e, Sheet)
    ]
    with tempfile.TemporaryDirectory() as folder:
        course = course_of(exercises, Path(folder) / "course")
        compare(course, Path(folder), options.class_size, options.stock)


def course_of(exercises: Sequence[Exercise], root: Path) -> Course:
    """Make a course of some exercises of one topic."""
    topic = exercises[0].topic
    lines = ["[course]", 'name = "bench"', 'title = "Bench"', "[[topic]]", f'name = "{topic}"']
    lines.append(f'title = "{topic}"')
    for exercise in exercises:
        lines += ["[[topic.exercise]]", f'name = "{exercise.name}"']
        for path in (exercise.path, exercise.solution_path):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(exercise.root / path, root / path)
        shutil.copytree(exercise.grader, root / "graders" / exercise.id)
    (root / "course.toml").write_text("\n".join(lines))
    return load_course(root)


def compare(course: Course, folder: Path, class_size: int, stock_size: int) -> None:
    """Grade a class with gradlings and a part of it with stock nbgrader; print both."""
    topic = course.topics[0].name
    answers = class_of(course, class_size)
    stock, ours = folder / "stock", folder / "ours"
    plain_notebook.write(course, topic, stock)
    timed(folder, "gradlings", "--course", course.root, "nbgrader", "init", ours)
    timed(folder, "gradlings", "--course", course.root, "nbgrader", "build", ours)
    for place in (stock, ours):
        timed(place, "nbgrader", "generate_assignment", topic)
    hand_in(ours, topic, answers, fill)

    def grade_stock(students: Sequence[str]) -> Time:
        hand_in(stock, topic, {s: answers[s] for s in students}, plain_notebook.answer)
        return timed(stock, "nbgrader", "autograde", topic)

    # Half of the slow ones before and half after, so that a change of the machine's pace shows.
    sample = list(answers)[:: class_size // stock_size][:stock_size]
    before = grade_stock(sample[: stock_size // 2])
    once = timed(stock, "nbgrader", "autograde", topic)  # nothing is left to do
    first = timed(ours, "nbgrader", "autograde", topic) * (1 / class_size)
    again = timed(ours, "nbgrader", "autograde", topic, "--force") * (1 / class_size)
    after = grade_stock(sample[stock_size // 2 :])
    plain = (before + after + once * -2) * (1 / stock_size) + once * (1 / class_size)
    names = ", ".join(e.name for e in course.exercises)
    print(f"{names}: ms per submission {'clock':>10} {'processor':>10}")
    show(f"stock nbgrader autograde ({stock_size})", plain)
    show(f"gradlings within nbgrader ({class_size})", first)
    show("gradlings, all known", again)
    show("start-up of nbgrader, shared by all", once * (1 / class_size))
    ratio = Time(plain.clock_s / first.clock_s, plain.processor_s / first.processor_s)
    show("ratio", ratio * 0.001)


def show(name: str, time: Time) -> None:
    """Print a line of the table."""
    print(f"{name:40} {1000 * time.clock_s:10.1f} {1000 * time.processor_s:10.1f}", flush=True)


def class_of(course: Course, class_size: int) -> dict[str, Answers]:
    """Give what each student answers, the course's right and wrong answers in turn."""
    pools = {
        e.name: [e.solution, *e.answers_of("right"), *e.answers_of("wrong")]
        for e in course.exercises
    }
    return {
        f"student{number:03}": {
            name: f"{files[number % len(files)].read_text()}# {number}\n"
            for name, files in pools.items()
        }
        for number in range(class_size)
    }


def hand_in(course_directory: Path, topic: str, answers: dict[str, Answers], fill: Fill) -> None:
    """Lay out submissions: the released notebook, filled in."""
    released = course_directory / "release" / topic / f"{topic}.ipynb"
    for student, texts in answers.items():
        notebook = nbformat.read(released, as_version=4)
        fill(notebook, texts)
        file = course_directory / "submitted" / student / topic / released.name
        file.parent.mkdir(parents=True)
        nbformat.write(notebook, file)


def fill(notebook: nbformat.NotebookNode, answers: Answers) -> None:
    """Fill in a student's answers, by the exercises' names."""
    for cell in notebook.cells:
        slot = slot_in(cell)
        if slot is not None and slot.kind is Kind.SOLUTION:
            cell.source = answers[slot.exercise]


def timed(folder: Path, *command: str | Path) -> Time:
    """Run a command as an instructor does, start-up included; give what it takes."""
    environment = os.environ | {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Time(time.perf_counter() - started, processor_s)


if __name__ == "__main__":
    main()
