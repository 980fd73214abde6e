"""A small course: all that the tests of the engine and of the hosts grade.

Its files are in `course/`, laid out as those of any course. The course of this repository is not
used, so that an edit of an exercise breaks no test of the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gradlings.course.course import Course, load_course
from gradlings.course.questions.blank import blank_sheet

FOLDER = Path(__file__).parent / "course"
QUESTIONS = ("doubling", "even", "area", "words")
TENSORS = ("tensors/double", "tensors/shift", "tensors/questions")
EVERYTHING = (
    "tensors/double",
    "tensors/shift",
    "tensors/margin_cost",
    "tensors/questions",
    "training/running_mean",
    "training/descend",
)

MakeCourse = Callable[..., Course]


def text_of(path: str) -> str:
    """Return the text of a file of the small course."""
    return (FOLDER / path).read_text()


# The files of `tensors/double`, and the key of `tensors/questions`.

STUB = text_of("exercises/tensors/double.py")
SOLUTION = text_of("solutions/tensors/double.py")
PUBLIC = text_of("graders/tensors/double/test_public.py")
HIDDEN = text_of("graders/tensors/double/test_hidden.py")
KEY = text_of("solutions/tensors/questions.md")

# `tensors/margin_cost` is worth this much; a part of it are the public checks.

MARGIN_COST_POINTS, MARGIN_COST_PUBLIC_POINTS = 14, 4


def course_toml(exercises: Sequence[str] = EVERYTHING) -> str:
    """Return a course.toml for some exercises of the small course, by id."""
    lines = ["[course]", 'name = "mini"', 'title = "Mini"']
    for topic in dict.fromkeys(name.partition("/")[0] for name in exercises):
        lines += ["[[topic]]", f'name = "{topic}"', f'title = "{topic.capitalize()}"']
        for name in exercises:
            of, _, exercise = name.partition("/")
            if of == topic and exercise != "questions":
                lines += ["[[topic.exercise]]", f'name = "{exercise}"']
        if f"{topic}/questions" in exercises:
            for question in QUESTIONS:
                lines += ["[[topic.question]]", f'name = "{question}"']
    return "\n".join(lines) + "\n"


def files_of(exercises: Sequence[str] = EVERYTHING) -> dict[str, str]:
    """Return the files of a course of some of the exercises, by path."""
    found = {"course.toml": course_toml(exercises)}
    primers = [f"{name.partition('/')[0]}/README" for name in exercises]
    for name in dict.fromkeys([*primers, *exercises]):
        for pattern in (f"exercises/{name}.*", f"solutions/{name}.*", f"graders/{name}/**/*"):
            for path in sorted(FOLDER.glob(pattern)):
                if path.is_file() and path.suffix != ".pyc":
                    found[path.relative_to(FOLDER).as_posix()] = path.read_text()
        key = f"solutions/{name}.md"
        if key in found:
            found[f"exercises/{name}.md"] = blank_sheet(found[key])
    return found


def write_files(root: Path, files: Mapping[str, str | None]) -> None:
    """Write files by path; None stands for a file that is not there, in a folder that is."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            (root / path).write_text(text)


def write_course(root: Path, exercises: Sequence[str] = TENSORS) -> Course:
    """Write a course of some of the exercises."""
    write_files(root, files_of(exercises))
    return load_course(root)
