"""Measure `nbgrader autograde` side by side: stock, and with the configuration of gradlings.

`make bench`, or `python benchmarks/notebooks.py --topic losses --class-size 50 --stock 10`. Both
grade the same class, the course's right and wrong answers in turn, with the same checks, in one run
on one machine. Stock nbgrader grades a part of the class, evenly chosen, half of it before and half
after; what it spends once, not for each submission, is measured apart and shared by a class of the
same size.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import plain_notebook
from gradlings.notebooks.slots import Kind, slot_in

from gradlings.course import Course, load_course
from gradlings.sheets import Sheet

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sysconfig.get_path("scripts"))

Answers = dict[str, str]  # texts by the exercises' names
Fill = Callable[[nbformat.NotebookNode, Answers], None]


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--topic", default="losses")
    parser.add_argument("--class-size", type=int, default=50)
    parser.add_argument("--stock", type=int, default=10, help="submissions for stock nbgrader")
    options = parser.parse_args()
    course = load_course(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        compare(course, options.topic, Path(folder), options.class_size, options.stock)


def compare(course: Course, topic: str, folder: Path, class_size: int, stock_size: int) -> None:
    """Grade a class with gradlings and a part of it with stock nbgrader; print both."""
    answers = class_of(course, topic, class_size)
    stock = folder / "stock"
    plain_notebook.write(course, topic, stock)
    run(stock, "nbgrader", "generate_assignment", topic)

    ours = folder / "ours"
    gradlings = ("gradlings", "--course", str(course.root), "nbgrader")
    run(folder, *gradlings, "init", str(ours))
    run(folder, *gradlings, "build", str(ours), "--topic", topic)
    run(ours, "nbgrader", "generate_assignment", topic)
    hand_in(ours, topic, answers, fill)

    def grade_stock(students: list[str]) -> float:
        hand_in(stock, topic, {s: answers[s] for s in students}, plain_notebook.answer)
        return timed(stock, "nbgrader", "autograde", topic)

    # Half of the slow ones before and half after, so that a change of the machine's pace shows.
    sample = list(answers)[:: class_size // stock_size][:stock_size]
    before = grade_stock(sample[: stock_size // 2])
    once = timed(stock, "nbgrader", "autograde", topic)  # nothing is left to do
    ours_s = timed(ours, "nbgrader", "autograde", topic) / class_size
    again_s = timed(ours, "nbgrader", "autograde", topic, "--force")
    after = grade_stock(sample[stock_size // 2 :])
    stock_s = (before + after - 2 * once) / stock_size + once / class_size
    print(f"stock nbgrader autograde  {1000 * stock_s:8.1f} ms per submission ({stock_size})")
    print(f"gradlings within nbgrader {1000 * ours_s:8.1f} ms per submission ({class_size})")
    print(f"ratio                     {stock_s / ours_s:8.1f}")
    print(f"second run, all known     {again_s:8.2f} s for {class_size} submissions")
    print(f"start-up of nbgrader      {once:8.2f} s, once in each of them")


def class_of(course: Course, topic: str, class_size: int) -> dict[str, Answers]:
    """Give what each student answers, the course's right and wrong answers in turn."""
    exercises = [e for e in course.select([topic]) if not isinstance(e, Sheet)]
    pools = {
        e.name: [e.solution, *e.answers_of("right"), *e.answers_of("wrong")] for e in exercises
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
    """Fill in a student's answers, as a student does: the solution cells, by the exercises' names."""
    for cell in notebook.cells:
        slot = slot_in(cell)
        if slot is not None and slot.kind is Kind.SOLUTION:
            cell.source = answers[slot.exercise]


def run(folder: Path, *command: str) -> None:
    """Run a command as an instructor does, start-up included."""
    environment = os.environ | {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


def timed(folder: Path, *command: str) -> float:
    """Give the seconds that a command takes."""
    started = time.perf_counter()
    run(folder, *command)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
