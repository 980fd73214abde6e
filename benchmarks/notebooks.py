"""Measure `nbgrader autograde`: stock, and with the configuration of gradlings.

`make bench`, or `python benchmarks/notebooks.py --exercise losses --class-size 50 --stock 10`. Both
grade the same class, the course's right and wrong answers in turn, with the same checks, in one run
on one machine: from the command line, start-up included, and through nbgrader's API in a process
that stays, as formgrader does. There the first batch starts the grading processes, and a second
one, of other students, reuses them.

Stock nbgrader grades a part of the class, evenly chosen, half of it before and half after. The time
that its command spends once is measured separately, and shared by a class of the same size; the
figures of gradlings contain all that it spends once. Processor time is that of all processes.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import resource
import shutil
import subprocess
import sysconfig
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
import plain_notebook
from nbgrader.apps import NbGraderAPI
from traitlets.config.loader import Config, PyFileConfigLoader

from gradlings.course.course import Course, load_course
from gradlings.course.exercise import Exercise
from gradlings.course.sheet import Sheet
from gradlings.hosts.nbgrader.cells import Kind, slot_in
from gradlings.sandbox import kernel

ROOT = Path(__file__).resolve().parent.parent
PR_SET_CHILD_SUBREAPER = 36
SCRIPTS = Path(sysconfig.get_path("scripts"))

Texts = dict[str, str]  # by the exercises' names
Answers = dict[str, Texts]  # by the students' names
Fill = Callable[[nbformat.NotebookNode, Texts], None]


@dataclass(frozen=True)
class Time:
    """Seconds on the clock, and of all processors."""

    clock_s: float
    processor_s: float | None = None

    def __add__(self, other: Time) -> Time:
        return Time(self.clock_s + other.clock_s, _sum(self.processor_s, other.processor_s))

    def __mul__(self, factor: float) -> Time:
        processor_s = None if self.processor_s is None else self.processor_s * factor
        return Time(self.clock_s * factor, processor_s)


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exercise", default="hinge_loss", help="or a topic")
    parser.add_argument("--class-size", type=int, default=50)
    parser.add_argument("--stock", type=int, default=10, help="submissions for stock nbgrader")
    options = parser.parse_args()
    kernel.prctl(PR_SET_CHILD_SUBREAPER, 1)  # orphans of a command end here, and are counted
    logging.getLogger("traitlets").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")  # nbgrader's, and its kernels'
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
    answers = class_of(course, 2 * class_size)
    students = list(answers)[:class_size]
    sample = students[:: class_size // stock_size][:stock_size]
    names = ", ".join(e.name for e in course.exercises)
    print(f"{names}: ms per submission {'clock':>10} {'processor':>10} {'ratio':>6}")
    by_command(course, folder / "command", {s: answers[s] for s in students}, sample)
    in_a_server(course, folder / "server", answers, sample)


def by_command(course: Course, folder: Path, answers: Answers, sample: Sequence[str]) -> None:
    """Grade with a command, which starts and ends."""
    topic, class_size = course.topics[0].name, len(answers)
    stock, ours = course_directories(course, folder)
    hand_in(ours, topic, answers, fill)

    def grade_stock(students: Sequence[str]) -> Time:
        hand_in(stock, topic, {s: answers[s] for s in students}, plain_notebook.answer)
        return timed(stock, "nbgrader", "autograde", topic)

    # Half of the slow ones before and half after, to even out a change of the machine's speed.
    before = grade_stock(sample[: len(sample) // 2])
    once = timed(stock, "nbgrader", "autograde", topic)  # nothing is left to do
    first = timed(ours, "nbgrader", "autograde", topic) * (1 / class_size)
    again = timed(ours, "nbgrader", "autograde", topic, "--force") * (1 / class_size)
    after = grade_stock(sample[len(sample) // 2 :])
    plain = (before + after + once * -2) * (1 / len(sample)) + once * (1 / class_size)
    show(f"stock, by command ({len(sample)})", plain)
    show(f"gradlings, by command ({class_size})", first, plain)
    show("gradlings, by command, all known", again, plain)
    show("start-up of nbgrader, shared by all", once * (1 / class_size))


def in_a_server(course: Course, folder: Path, answers: Answers, sample: Sequence[str]) -> None:
    """Grade through nbgrader's API, in this process: formgrader's button calls it."""
    topic, students = course.topics[0].name, list(answers)
    stock, ours = course_directories(course, folder)

    def grade(place: Path, names: Sequence[str], fill: Fill) -> float:
        hand_in(place, topic, {name: answers[name] for name in names}, fill)
        api = NbGraderAPI(config=config_of(place))
        started = time.perf_counter()
        if not api.autograde(topic, "*", force=False)["success"]:
            raise RuntimeError(f"{place}: nbgrader could not grade")
        return time.perf_counter() - started

    half = len(sample) // 2
    before_s = grade(stock, sample[:half], plain_notebook.answer)
    size = len(students) // 2
    first_s = grade(ours, students[:size], fill) / size
    second_s = grade(ours, students[size:], fill) / size
    after_s = grade(stock, sample[half:], plain_notebook.answer)
    plain = Time((before_s + after_s) / len(sample))
    show(f"stock, in a server ({len(sample)})", plain)
    show(f"gradlings, in a server, first ({size})", Time(first_s), plain)
    show(f"gradlings, in a server, next ({size})", Time(second_s), plain)


def course_directories(course: Course, folder: Path) -> tuple[Path, Path]:
    """Make an assignment for stock nbgrader, and one for gradlings."""
    topic = course.topics[0].name
    stock, ours = folder / "stock", folder / "ours"
    plain_notebook.write(course, topic, stock)
    timed(folder, "gradlings", "--course", course.root, "nbgrader", "init", ours)
    timed(folder, "gradlings", "--course", course.root, "nbgrader", "build", ours)
    for place in (stock, ours):
        timed(place, "nbgrader", "generate_assignment", topic)
    return stock, ours


def config_of(place: Path) -> Config:
    """Read nbgrader's configuration of a course directory."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(place)).load_config()
    config.CourseDirectory.root = str(place)
    return config


def show(name: str, time: Time, plain: Time | None = None) -> None:
    """Print a line of the table."""
    processor = "" if time.processor_s is None else f"{1000 * time.processor_s:.1f}"
    ratio = "" if plain is None else f"{plain.clock_s / time.clock_s:.1f}"
    print(f"{name:36} {1000 * time.clock_s:10.1f} {processor:>10} {ratio:>6}", flush=True)


def class_of(course: Course, class_size: int) -> Answers:
    """Return each student's answers, the course's right and wrong answers in turn."""
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


def hand_in(course_directory: Path, topic: str, answers: Answers, fill: Fill) -> None:
    """Lay out submissions: the released notebook, filled in."""
    released = course_directory / "release" / topic / f"{topic}.ipynb"
    for student, texts in answers.items():
        notebook = nbformat.read(released, as_version=4)
        fill(notebook, texts)
        file = course_directory / "submitted" / student / topic / released.name
        file.parent.mkdir(parents=True)
        nbformat.write(notebook, file)


def fill(notebook: nbformat.NotebookNode, texts: Texts) -> None:
    """Fill in a student's answers, by the exercises' names."""
    for cell in notebook.cells:
        slot = slot_in(cell)
        if slot is not None and slot.kind is Kind.SOLUTION:
            cell.source = texts[slot.exercise]


def timed(folder: Path, *command: str | Path) -> Time:
    """Run a command as an instructor does, start-up included; return its time."""
    environment = os.environ | {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    clock_s = time.perf_counter() - started
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, 0):  # processes that it left behind: see `main`
            pass
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Time(clock_s, processor_s)


if __name__ == "__main__":
    main()
