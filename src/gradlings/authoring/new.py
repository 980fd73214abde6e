"""Lay out the files of a new exercise, or of a new course: small ones that work, to be replaced."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import tomlkit

from gradlings.course.course import COURSE_FILE, NAME, Course, load_course
from gradlings.course.exercise import Exercise
from gradlings.course.stub import stub_of
from gradlings.errors import UsageError
from gradlings.grading.jobs import torch_version

FIRST = "warm_up/center"  # of a new course
_COURSE = """# The course: topics in order, and their exercises in order.

[course]
name = "{name}"
title = "{title}"
# timezone = "Europe/Berlin"  # in which deadlines are read

# [late]
# free_days = 2
# penalty = 0.1
"""
_IGNORED = ".venv/\nbuild/\n.gradlings/\n__pycache__/\n*.egg-info/\n"


def new_course(folder: Path, first: str = FIRST) -> list[Path]:
    """Write a new course with one exercise.

    Args:
        folder: is made; its name becomes that of the course.
        first: `topic/exercise`.

    Returns:
        The files that were written.

    Raises:
        UsageError: the folder holds files, or `first` cannot name an exercise.
    """
    if folder.is_file() or (folder.is_dir() and any(p.name != ".git" for p in folder.iterdir())):
        raise UsageError(f"{folder} is not empty; choose a new folder for the course")
    title = folder.resolve().name
    name = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_") or "course"
    texts = {COURSE_FILE: _COURSE.format(name=name, title=title.replace('"', "'"))}
    texts[".gitignore"] = _IGNORED
    texts["constraints.txt"] = f"torch=={torch_version().partition('+')[0]}\n"  # that grades
    _require_name(first)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror}") from None
    topic = first.partition("/")[0]
    with (folder / COURSE_FILE).open("a", encoding="utf-8") as stream:
        stream.write(f'\n[[topic]]\nname = "{topic}"\ntitle = "{_title(topic)}"\n')
    return [folder / file for file in list(texts)[1:]] + new_exercise(load_course(folder), first)


def new_exercise(course: Course, name: str) -> list[Path]:
    """Write stub, solution, checks and answers of a new exercise, and its line in course.toml.

    Args:
        course: the exercise is added to the end of its topic; a new topic comes last.
        name: `topic/exercise`.

    Returns:
        The files that were written or changed.

    Raises:
        UsageError: the name is not of that form, or a file of that exercise exists already.
    """
    topic, last = _require_name(name)
    exercise = Exercise(course.root, topic, last)
    texts = laid_out(exercise)
    there = [path for path in texts if path.exists()]
    if there or exercise.id in {known.id for known in course.exercises}:
        shown = there[0].relative_to(course.root) if there else COURSE_FILE
        raise UsageError(f"{exercise.id} exists already ({shown}); nothing was written")
    texts[course.root / COURSE_FILE] = _registered(course, exercise)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(texts)


def _require_name(name: str) -> tuple[str, str]:
    topic, _, last = name.partition("/")
    if not NAME.fullmatch(topic) or not NAME.fullmatch(last):
        raise UsageError(
            f"{name!r} cannot name an exercise; expected TOPIC/EXERCISE, both in "
            "lower_case_with_underscores, such as losses/hinge_loss"
        )
    return topic, last


def _title(topic: str) -> str:
    return topic.replace("_", " ").capitalize()


def laid_out(exercise: Exercise) -> dict[Path, str]:
    """Return the text of each file of the example, by its path in the new exercise."""
    template = files("gradlings.authoring") / "template"
    found = {exercise.solution: template / "solution.py"}
    for file in template.iterdir():
        if file.is_dir() and file.name in ("right", "wrong"):
            answers = [answer for answer in file.iterdir() if answer.name.endswith(".py")]
            found |= {exercise.grader / file.name / answer.name: answer for answer in answers}
        elif file.is_file() and file.name not in ("solution.py", "__init__.py"):
            found[exercise.grader / file.name] = file
    texts = {
        path: file.read_text(encoding="utf-8").replace("TOPIC/EXERCISE", exercise.id)
        for path, file in sorted(found.items())
    }
    return {exercise.stub: stub_of(texts[exercise.solution])} | texts


def _registered(course: Course, exercise: Exercise) -> str:
    """Return the text of course.toml with the exercise in it."""
    document = tomlkit.parse((course.root / COURSE_FILE).read_text(encoding="utf-8"))
    entry = tomlkit.table()
    entry["name"] = exercise.name
    entry["answers"] = tomlkit.array()
    entry.add(tomlkit.nl())
    topics = document["topic"]
    for topic in topics:
        if topic["name"] == exercise.topic:
            if not topic.get("exercise"):  # none yet, or an empty list on one line
                topic.pop("exercise", None)
                topic["exercise"] = tomlkit.aot()
            topic["exercise"].append(entry)
            break
    else:
        last = topics[-1]
        (last["exercise"][-1] if last.get("exercise") else last).add(tomlkit.nl())
        topics.append(_topic(exercise.topic, entry))
    text = tomlkit.dumps(document).rstrip("\n") + "\n"
    entry_begins = re.escape(f'[[topic.exercise]]\nname = "{exercise.name}"\n')
    return re.sub(f"(?<=[^\n]\n)({entry_begins})", r"\n\1", text)


def _topic(name: str, entry: tomlkit.items.Table) -> tomlkit.items.Table:
    exercises = tomlkit.aot()
    exercises.append(entry)
    topic = tomlkit.table()
    topic["name"] = name
    topic["title"] = _title(name)
    topic["exercise"] = exercises
    return topic
