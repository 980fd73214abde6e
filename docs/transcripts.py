"""Make the transcripts and numbers of README, guides and CONTRIBUTING: `make transcripts`.

A transcript is a block ```console below a comment such as <!-- transcript: grade -->. This script
runs the real commands in a temporary folder, on a copy of the course that has the exercise
hinge_loss and the questions of its topic, and writes commands and output into the block.

    python docs/transcripts.py                 # make all, and the README's numbers
    python docs/transcripts.py class nbgrader  # make those of two scenes
    python docs/transcripts.py --check class   # change nothing; exit with 1 if a block has changed

How output is shortened:
- Progress ("grading 3/8") is left out.
- The temporary folder is left out of paths: /tmp/x/srv/linus becomes /srv/linus.
- Where a scene names the lines to keep, each run of other lines becomes […], with the blank lines
  around it.

Times, numbers "a second" and numbers of files written may differ between a block and a new run:
the last grow with each module of the package. Needs Linux, git and the
extra `dev`.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import tomlkit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.github_server import Repo, Server  # noqa: E402 - found by the path above
from support.notebooks import Nbgrader, as_notebook  # noqa: E402
from support.repositories import git  # noqa: E402

from gradlings.course.course import Course, load_course  # noqa: E402
from gradlings.course.overlay import laid_over  # noqa: E402

CLASS = ROOT / "examples" / "class"
TOPIC, EXERCISE = "losses", "hinge_loss"
DEADLINE = datetime.fromisoformat("2026-11-21T18:00+01:00")
GAP = "[…]"
NOT_PASSED = ("COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_TOKEN", "GH_TOKEN")
AT_ONCE = 2  # scenes that are played at the same time: most of a command uses one core
PROGRESS = re.compile(
    r"(grading|known mistakes|collecting|posting|(wrong )?answers|seeds|mutants|survivors) "
    r"\d+/\d+( .*)?"
)
VARIES = re.compile(r"\d+(\.\d+)? s\b|\d+ (mutants )?a second|\d+ files written")
Keep = str | tuple[str, str]  # a line; or lines, from one up to the one before another
BLOCK = re.compile(
    r"<!-- transcript: (?P<name>[\w-]+) -->\n(?P<fence>`{3,})console\n(?P<text>.*?)(?P=fence)\n",
    re.S,
)
HOURS = re.compile(r"some \d+ to \d+ hours")
PRIMERS = re.compile(r"each of \w+ primers")
TO_TWELVE = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
NUMBERS = re.compile(r"(<!-- numbers: .*-->\n\|.*\n\| ---.*\n)\|.*")


class Stage:
    """A temporary folder in which commands are run, and what they print is kept.

    Attributes:
        root: the folder.
        course: a small copy of the course, in `root / "course"`.
        transcripts: finished ones, by name.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.course = root / "course"
        self.transcripts: dict[str, str] = {}
        copy_course(self.course)

    def run(self, folder: Path, command: str, **environment: str) -> str:
        """Run a command; return all that it prints, without progress."""
        path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
        settings = {"PATH": path, "PYTHONUNBUFFERED": "1", "HOME": str(self.root)}
        outside = {name: value for name, value in os.environ.items() if name not in NOT_PASSED}
        done = subprocess.run(  # noqa: S603 - commands of this file
            shlex.split(command),
            cwd=folder,
            env=outside | settings | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=600,
        )
        text = done.stdout.replace(f"{self.root}/", "/")
        lines = [line.rstrip() for line in text.splitlines()]
        return "\n".join(line for line in lines if not PROGRESS.fullmatch(line)).strip("\n")

    def show(
        self,
        name: str,
        folder: Path,
        command: str,
        keep: Sequence[Keep] = (),
        shown: str = "",
        **environment: str,
    ) -> None:
        """Run a command, and add it and its output to a transcript.

        Args:
            name: of the transcript.
            folder: where to run it.
            command: what to run.
            keep: patterns of the lines to keep, matched at a line's beginning; all if empty.
            shown: the command as a reader would type it, if it is another.
            environment: variables of the command.
        """
        output = shortened(self.run(folder, command, **environment), keep)
        text = f"$ {shown or command}\n" + (f"{output}\n" if output else "")
        self.transcripts[name] = self.transcripts.get(name, "") + text


def shortened(output: str, keep: Sequence[Keep]) -> str:
    """Keep the lines that are named; each run of others becomes one […]."""
    if not keep:
        return output
    single = [pattern for pattern in keep if isinstance(pattern, str)]
    ranges = [pattern for pattern in keep if isinstance(pattern, tuple)]
    lines = [""]
    end = ""  # of the range that is being kept
    for line in output.splitlines():
        if end and re.match(end, line):
            end = ""
        end = next((last for first, last in ranges if re.match(first, line)), end)
        if line and not end and not any(re.match(pattern, line) for pattern in single):
            while lines and not lines[-1]:
                lines.pop()
            line = GAP
        if lines[-1:] != [GAP] or line not in ("", GAP):
            lines.append(line)
    return "\n".join(lines).strip("\n")


def copy_course(root: Path) -> None:
    """Copy from this course one topic with one exercise and its questions."""
    for file in (f"exercises/{TOPIC}/README.md", f"exercises/{TOPIC}/figure.svg"):
        copy(file, root)
    for kind in ("exercises", "solutions"):
        copy(f"{kind}/{TOPIC}/{EXERCISE}.py", root)
        copy(f"{kind}/{TOPIC}/questions.md", root)
    ignored = shutil.ignore_patterns("__pycache__")
    grader = f"graders/{TOPIC}/{EXERCISE}"
    shutil.copytree(ROOT / grader, root / grader, ignore=ignored)
    for file in ("pyproject.toml", "constraints.txt", "LICENSE", "Makefile"):
        copy(file, root)
    table = tomlkit.parse((ROOT / "course.toml").read_text(encoding="utf-8"))
    table.pop("audit", None)
    topic = next(topic for topic in table["topic"] if topic["name"] == TOPIC)
    kept = [one for one in topic["exercise"] if one["name"] == EXERCISE]
    topic["exercise"] = kept
    table["topic"] = [topic]
    (root / "course.toml").write_text(tomlkit.dumps(table), encoding="utf-8")


def copy(file: str, root: Path) -> None:
    """Copy a file of this repository to the same place below a folder."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / file, root / file)


def answer(course: Course, misconception: str) -> str:
    """Return a whole program that has one known mistake."""
    exercise = course.select([EXERCISE])[0]
    wrong = exercise.grader / "wrong" / f"{misconception}.py"
    return laid_over(exercise.solution.read_text(), wrong.read_text())


def push(folder: Path, source: Path, hours: float) -> None:
    """Commit a student's files some hours after the deadline; make the repository if needed."""
    shutil.copytree(source, folder, dirs_exist_ok=True)
    at = DEADLINE + timedelta(hours=hours)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "work", at=at)


# --- the scenes


def students(stage: Stage) -> None:
    """A student of an edition checks an exercise and the questions."""
    stage.run(stage.course, f"gradlings release ../edition --topic {TOPIC}")
    edition = stage.root / "edition"
    exercises = edition / "exercises" / TOPIC
    (exercises / f"{EXERCISE}.py").write_text(
        answer(load_course(stage.course), "true_class_counted")
    )
    shutil.copy(CLASS / f"grace/exercises/{TOPIC}/questions.md", exercises)
    stage.show("check-program", edition, f"gradlings check {EXERCISE}")
    stage.show("check-questions", edition, f"gradlings check {TOPIC}/questions")


def alone(stage: Stage) -> None:
    """A learner without an instructor checks the same mistake, and asks for the solution."""
    stage.run(stage.course, f"gradlings release ../self-study --topic {TOPIC} --self-study")
    edition = stage.root / "self-study"
    exercises = edition / "exercises" / TOPIC
    (exercises / f"{EXERCISE}.py").write_text(
        answer(load_course(stage.course), "true_class_counted")
    )
    shutil.copy(CLASS / f"grace/exercises/{TOPIC}/questions.md", exercises)
    mistake = ("  This is a known mistake", "never")
    stage.show("check-alone", edition, f"gradlings check {EXERCISE}", ["exercises/", mistake])
    stage.show("solution-refused", edition, f"gradlings solution {EXERCISE}")
    last = ("  ✗ Five models", "never")
    stage.show("questions-alone", edition, f"gradlings check {TOPIC}/questions", [last])


def a_class(stage: Stage) -> None:
    """An instructor releases, collects, grades and hands back."""
    stage.show(
        "release",
        stage.course,
        f"gradlings release ../edition --topic {TOPIC}",
        [r"wrote \.", r"\d+ files", "Look at it"],
    )
    names = ("ada", "carl", "grace")
    for name in names:
        push(stage.root / "srv" / name, CLASS / name, -1)
    roster = [f"{name},{stage.root}/srv/{name}" for name in (*names, "linus")]
    (stage.course / "roster.csv").write_text("\n".join(["student,repository", *roster]) + "\n")
    collect = "gradlings collect roster.csv --into submissions --deadline 2026-11-21T18:00+01:00"
    stage.show("collect", stage.course, collect, ["linus", r"\d", "Wrote"])
    grade = "gradlings grade submissions --out grades"
    stage.show("grade", stage.course, grade)
    by_hand(stage.course / "grades" / "by_hand.csv", "ada")
    stage.show("grade-again", stage.course, grade, ["│ ada", r"\d"])
    feedback = "gradlings feedback grades"
    stage.show("feedback", stage.course, feedback)
    title = ["# ", r"\*\*\d"]
    program = [*title, "## losses/hinge", ("- ✗ The worked", "- ✗ Many")]
    stage.show("feedback-program", stage.course, f"{feedback} carl", program)
    sheet = ["## losses/questions", ("- ✗ Values", "- ✗ One parameter")]
    stage.show("feedback-questions", stage.course, f"{feedback} carl", sheet)
    with github(names) as address:
        manifest = stage.course / "submissions" / "manifest.json"
        text = manifest.read_text().replace(f"{stage.root}/srv/", "https://127.0.0.1/example/")
        manifest.write_text(text)
        shutil.copy(manifest, stage.course / "grades")
        shown = f"GITHUB_TOKEN=… {feedback} --post"
        post = f"{feedback} --post --api {address}"
        stage.show("post", stage.course, post, shown=shown, GITHUB_TOKEN="a token")  # noqa: S106
    bundle = f"gradlings classroom50 bundle ../classroom50/dl-2026/autograders --topic {TOPIC}"
    stage.show("bundle", stage.course, bundle)


def by_hand(file: Path, student: str) -> None:
    """Grade the answers in words of one student with full points."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        if row["student"] == student:
            row["points"] = row["max_points"]
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]))
        table.writeheader()
        table.writerows(rows)


@contextmanager
def github(names: Sequence[str]) -> Iterator[str]:
    """Serve the part of GitHub's API that posting needs; yield its address."""
    server = Server()
    server.repos = {f"example/{name}": Repo() for name in names}
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()


def late(stage: Stage) -> None:
    """Three students of a small course; one is late, and one was in time and late again."""
    stage.run(stage.course, "gradlings new tensors/double")
    table = tomlkit.parse((stage.course / "course.toml").read_text())
    table["topic"] = [topic for topic in table["topic"] if topic["name"] == "tensors"]
    table["topic"][0]["due"] = DEADLINE
    table["late"] = {"penalty": 0.25}
    (stage.course / "course.toml").write_text(tomlkit.dumps(table))
    work = stage.root / "work"
    (work / "exercises/tensors").mkdir(parents=True)
    shutil.copy(stage.course / "solutions/tensors/double.py", work / "exercises/tensors")
    for name, hours in (("ann", -1), ("bob", 30), ("cleo", -1)):
        push(stage.root / "srv" / name, work, hours)
    file = work / "exercises/tensors/double.py"
    wrong = stage.course / "graders/tensors/double/wrong/always_float32.py"
    file.write_text(laid_over(file.read_text(), wrong.read_text()))
    push(stage.root / "srv" / "cleo", work, 20)
    roster = [f"{name},{stage.root}/srv/{name}" for name in ("ann", "bob", "cleo")]
    roster.insert(0, "student,repository")
    (stage.course / "roster.csv").write_text("\n".join(roster) + "\n")
    stage.run(stage.course, "gradlings collect roster.csv --into submissions")
    grade = "gradlings grade submissions --out grades"
    stage.show("grade-late", stage.course, grade, ["[┏┃┡│└]"])
    feedback = "gradlings feedback grades cleo"
    stage.show("feedback-late", stage.course, feedback, ["# ", r"\*\*\d", "- tensors:"])


def in_nbgrader(stage: Stage) -> None:
    """The topic as an assignment of nbgrader."""
    teaching = stage.root / "teaching"
    stage.show("nbgrader-build", stage.course, "gradlings nbgrader init ../teaching")
    build = f"gradlings nbgrader build ../teaching --topic {TOPIC}"
    stage.show("nbgrader-build", stage.course, build)
    generate = f"nbgrader generate_assignment {TOPIC}"
    stage.run(teaching, generate)
    nbgrader = Nbgrader(teaching, TOPIC)
    for student in ("ada", "carl", "grace"):
        nbgrader.submit(student, as_notebook(CLASS / student, nbgrader))
    nbgrader.submit("hedy", b'{"cells": [{"cell_type"')
    seen = [r".*Grading all submissions", ".*hedy: nothing"]
    stage.show("nbgrader-autograde", teaching, f"nbgrader autograde {TOPIC}", seen)
    stage.show("nbgrader-export", teaching, "nbgrader export", ["(never)"])
    stage.show("nbgrader-export", teaching, "cat grades.csv")
    collect = f"gradlings nbgrader collect ../teaching {TOPIC} --into ../submissions"
    stage.show("nbgrader-collect", stage.course, collect)


def authors(stage: Stage) -> None:
    """An author adds an exercise, makes a sheet, and proves graders."""
    sheet = f"exercises/{TOPIC}/questions.md"
    (stage.course / sheet).write_text("# An older sheet\n")
    stage.show("blank", stage.course, f"gradlings blank {TOPIC}", [f"  {sheet}"])
    stage.show("audit", stage.course, f"gradlings audit {TOPIC} --seeds 2")
    stage.show("new", stage.course, "gradlings new tensors/double")
    audit_new = "gradlings audit tensors/double --seeds 2"
    stage.show("audit-new", stage.course, audit_new, [" exercise", " tensors", "✗ sol", r"\d+ th"])


def own_course(stage: Stage) -> None:
    """An instructor starts a course, and tries it."""
    stage.show("own-course", stage.root, "gradlings new --course vectors", ["A course", "  gradl"])
    vectors = stage.root / "vectors"
    stage.show("own-course", vectors, "gradlings release ../edition", [r"wrote \.", r"\d+ files"])
    work = stage.root / "class" / "ann" / "exercises" / "warm_up"
    work.mkdir(parents=True)
    shutil.copy(vectors / "solutions/warm_up/center.py", work)
    stage.show("own-course", vectors, "gradlings grade ../class --out grades", ["[┏┃┡│└]"])


SCENES: dict[str, Callable[[Stage], None]] = {  # the longest first
    "authors": authors,
    "nbgrader": in_nbgrader,
    "class": a_class,
    "late": late,
    "students": students,
    "alone": alone,
    "own": own_course,
}


# --- the documents


def documents() -> list[Path]:
    """Return the files that may hold transcripts."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def play(scene: str) -> dict[str, str]:
    """Play a scene; return its transcripts by name."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name).resolve()
        root.chmod(0o755)  # the user that runs student code may read it
        stage = Stage(root)
        SCENES[scene](stage)
        return stage.transcripts


def differs(old: str, new: str) -> bool:
    """Return whether two transcripts differ in more than times."""
    return VARIES.sub("…", old) != VARIES.sub("…", new)


def write_numbers() -> None:
    """Write into the README what the course has, and the hours that follow from it."""
    course = load_course(ROOT)
    programs = [exercise for exercise in course.exercises if exercise.is_program]
    questions = [exercise for exercise in course.exercises if not exercise.is_program]
    answered = {seed for exercise in course.exercises for seed in exercise.answers}
    seeds = (ROOT / "docs" / "questions.toml").read_text(encoding="utf-8").count("[[question]]")
    primers = len(list((ROOT / "exercises").glob("*/README.md")))
    asked = sum(len(sheet.checks) for sheet in questions)
    least, most = (
        round((each * len(programs) + 3 * asked + 20 * primers) / 60) for each in (30, 60)
    )
    numbers = [
        len(course.topics),
        len(programs),
        asked,
        sum(len(program.checks) for program in programs),
        sum(len(list((program.grader / "wrong").glob("*.py"))) for program in programs),
        f"{len(answered)} of {seeds}",
    ]
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    row = f"| {' | '.join(map(str, numbers))} |"
    text = NUMBERS.sub(rf"\g<1>{row}", text)
    text = HOURS.sub(f"some {least} to {most} hours", text)
    text = PRIMERS.sub(f"each of {TO_TWELVE[primers]} primers", text)
    readme.write_text(text, encoding="utf-8")


def main() -> int:
    """Make or compare transcripts; return the exit code."""
    parser = argparse.ArgumentParser(description="Make the transcripts of the documents.")
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help=f"of {', '.join(SCENES)}")
    parser.add_argument("--check", action="store_true", help="change nothing; 1 if one differs")
    options = parser.parse_args()
    stale = 0
    if not options.scenes and not options.check:
        write_numbers()
    with ThreadPoolExecutor(AT_ONCE) as players:
        for made in players.map(play, options.scenes or SCENES):
            for file in documents():
                stale += update(file, made, check=options.check)
    return 1 if stale and options.check else 0


def update(file: Path, made: dict[str, str], *, check: bool) -> int:
    """Put transcripts into a document, or report those that differ; return how many do."""
    text = file.read_text(encoding="utf-8")
    stale = []

    def replaced(block: re.Match[str]) -> str:
        name, old = block["name"], block["text"]
        new = made.get(name, old)
        if not differs(old, new):
            return block[0]
        stale.append(name)
        lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1)
        where = f"{file.relative_to(ROOT)}: the transcript {name}"
        print(f"{where} {'has changed; run: make transcripts' if check else 'is new'}")  # noqa: T201
        print("\n".join(lines))  # noqa: T201
        fence = "````" if "```" in new else "```"
        return f"<!-- transcript: {name} -->\n{fence}console\n{new}{fence}\n"

    text = BLOCK.sub(replaced, text)
    if stale and not check:
        file.write_text(text, encoding="utf-8")
    return len(stale)


if __name__ == "__main__":
    sys.exit(main())
