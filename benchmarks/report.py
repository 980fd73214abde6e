"""Measure `gradlings report`: time and size for classes of 14, 200 and 1,000 students.

    make grade && python benchmarks/report.py

The class of 14 is the sample class. The others are made from it: sixty exercises of twenty checks,
with its titles. A fifth of the checks fail. Each of these is drawn from the checks of the sample
class that failed or raised, with its message, its known mistake and its advice, if it has them. The
digits of its message are drawn, too. If it is a known mistake, of which each check has six, they
depend on the mistake and on the student's draw of the inputs, as in a real class, in which there
are eight draws. Else, in a third of the cases, no two students have the same message.

With `--keep FOLDER`, the grades and the pages stay there.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from gradlings.checks.tools import draw_of
from gradlings.outcomes import CheckResult, Outcome, Status
from gradlings.reports import json
from gradlings.reports.read import read_report
from gradlings.results import ExerciseResult, Report

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "build" / "grades"
GRADLINGS = (sys.executable, "-m", "gradlings")
TOPICS, EXERCISES, CHECKS = 12, 5, 20
MISTAKES = 6  # that each check finds


@dataclass(frozen=True)
class Sample:
    """What real checks say: titles, and checks that failed by a known mistake or another."""

    titles: list[str]
    known: list[CheckResult]
    unknown: list[CheckResult]


def sample_of(report: Report) -> Sample:
    """Return what the made classes are made from."""
    checks = [check for result in report.results for check in result.checks]
    failed = [check for check in checks if check.outcome in (Outcome.FAILED, Outcome.ERROR)]
    return Sample(
        list(dict.fromkeys(check.title for check in checks)),
        [check for check in failed if check.misconception],
        [check for check in failed if not check.misconception],
    )


def made_class(students: int, sample: Sample) -> Report:
    """Return the results of a class that there is not."""
    draw = random.Random(0)
    able = [draw.gauss(0.8, 0.15) for _ in range(students)]
    results = [
        made_result(f"student{number:04}", topic, exercise, able[number], draw, sample)
        for number in range(students)
        for topic in range(TOPICS)
        for exercise in range(EXERCISES)
    ]
    return Report("a made class", "0", "0", 0, True, tuple(results))


def made_result(
    student: str, topic: int, exercise: int, ability: float, draw: random.Random, sample: Sample
) -> ExerciseResult:
    """Return one result."""
    first = CHECKS * (EXERCISES * topic + exercise)
    checks = []
    for number in range(CHECKS):
        check = CheckResult(
            f"test_hidden.py::test_{number}",
            sample.titles[(first + number) % len(sample.titles)],
            Outcome.PASSED,
            1.0,
            1.0,
            duration_s=draw.random() / 100,
        )
        if draw.random() >= ability:
            check = failed(check, first + number, student, draw, sample)
        checks.append(check)
    name = f"topic_{topic}/exercise_{exercise}"
    return ExerciseResult(student, name, Status.GRADED, float(CHECKS), checks=tuple(checks))


def failed(
    check: CheckResult, number: int, student: str, draw: random.Random, sample: Sample
) -> CheckResult:
    """Return a check as it failed, by one of its known mistakes or in the student's own way."""
    share = len(sample.known) / (len(sample.known) + len(sample.unknown))
    if draw.random() < share:
        place = (MISTAKES * number + draw.randrange(MISTAKES)) % len(sample.known)
        real = sample.known[place]
        digits = random.Random(f"{number} {place} {draw_of(student, 0)}")
    else:
        real, digits = draw.choice(sample.unknown), draw
    return replace(
        check,
        outcome=real.outcome,
        points=0.0,
        message=re.sub(r"\d", lambda _: digits.choice("0123456789"), real.message),
        misconception=real.misconception,
        hint=real.hint,
    )


def main() -> None:
    """Print a row for each class."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", type=Path, help="folder that gets the grades and the pages")
    kept = parser.parse_args().keep
    if not (SAMPLE / json.FILE).is_file():
        sys.exit(f"there are no results in {SAMPLE}; run `make grade` first")
    print("| students | results.json | page | command |")
    print("| ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as temporary:
        folder = kept or Path(temporary)
        measure(SAMPLE, folder / "14")
        sample = sample_of(read_report(SAMPLE / json.FILE))
        for students in (200, 1000):
            out = folder / str(students)
            out.mkdir(parents=True, exist_ok=True)
            with (out / json.FILE).open("w", encoding="utf-8") as file:
                file.writelines(json.render(made_class(students, sample)))
            measure(out, out)


def measure(grades: Path, out: Path) -> None:
    """Run the command on a folder of grades; print what it took and what it wrote."""
    command = [*GRADLINGS, "report", grades, "--out", out]
    started = time.monotonic()
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - started
    page = (out / "report.html").stat().st_size
    read = (grades / json.FILE).stat().st_size
    sizes = f"{read / 1e6:.0f} MB | {page / 1e6:.1f} MB"
    print(f"| {int(out.name):,} | {sizes} | {seconds:.1f} s |", flush=True)


if __name__ == "__main__":
    main()
