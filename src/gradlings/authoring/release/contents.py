"""The contents of the students' edition: each file by its path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import tomlkit

import gradlings
from gradlings.course import pack
from gradlings.course.course import COURSE_FILE, Course
from gradlings.course.exercise import PAYOFF, PUBLIC, Exercise
from gradlings.errors import CourseError
from gradlings.study.hints import FILE as HINTS
from gradlings.study.progress import FILE as PROGRESS
from gradlings.study.progress import progress_svg

_OF_A_TOPIC = ("README.md", "*.svg", PAYOFF)
_OF_THE_REPO = ("LICENSE", "constraints.txt")
_README_ALONE = "README.self-study.md"  # in the place of README.md
_WORKFLOW = ".github/workflows/classroom.yml"  # reports to a classroom
_NOT_FOR_STUDENTS = ("dev", "instructor", "nbgrader")  # extras of pyproject.toml
# Files and folders of the package: all that checks a student's own files, here and on GitHub.
STUDENTS_HALF = (
    "__init__.py", "__main__.py", "correction.py", "errors.py", "files.py", "late_work.py",
    "notebooks.py", "outcomes.py", "plugin.py", "py.typed", "results.py", "checks", "course",
    "sandbox", "study",
    "cli/__init__.py", "cli/console.py", "cli/show.py", "cli/student.py", "cli/study.py",
    "cli/watch.py",
    "hosts/__init__.py", "hosts/github/__init__.py", "hosts/github/actions.py",
    "hosts/nbgrader/__init__.py", "hosts/nbgrader/check_here.py", "reports/__init__.py",
    "reports/checklist.py", "reports/corrected.py", "reports/csv.py", "reports/json.py",
    "reports/lateness.py", "reports/results-1.schema.json",
)  # fmt: skip
# What a learner without an instructor has beside it.
SELF_STUDY_HALF = (
    "cli/solution.py", "grading/__init__.py", "grading/at_home.py",
    *(f"grading/diagnosis/{name}.py" for name in (
        "__init__", "glance", "known", "match", "observe", "witness",
    )),
)  # fmt: skip
_OUR_SETTINGS = ("ruff", "mypy", "pytest", "importlinter")

Edition = dict[str, bytes]


def edition_of(
    course: Course,
    exercises: Sequence[Exercise],
    solved: Sequence[Exercise] = (),
    *,
    self_study: bool = False,
) -> Edition:
    """Put together the students' edition.

    Args:
        course: the one in the instructor's repo.
        exercises: those to release.
        solved: those whose solutions are also released.
        self_study: whether it is for people without an instructor, with all that is hidden in its
            pack.

    Returns:
        Contents of each file, by its path in the edition, with slashes.

    Raises:
        CourseError: a file of the edition cannot be read.
    """
    edition = dict(_files_around())
    readme = edition.pop(_README_ALONE)
    if self_study:
        del edition[_WORKFLOW]
        edition |= {"README.md": readme, pack.FILE: pack_of(exercises)} | package(SELF_STUDY_HALF)
    for name in _OF_THE_REPO:
        if (course.root / name).is_file():
            edition[name] = _read(course.root / name)
    for exercise in exercises:
        for path in paths_of(exercise):
            edition[path] = _read(course.root / path)
    for exercise in solved:
        edition[exercise.solution_path] = _read(exercise.solution)
    edition |= package(STUDENTS_HALF)
    edition[COURSE_FILE] = course_toml(course, exercises).encode()
    edition["pyproject.toml"] = _pyproject(course.root / "pyproject.toml").encode()
    edition["README.md"] = _readme(edition["README.md"].decode(), course, exercises).encode()
    edition[PROGRESS] = progress_svg(course.title, course.topics_of(exercises)).encode()
    return dict(sorted(edition.items()))


def paths_of(exercise: Exercise) -> Iterator[str]:
    """Return the paths of an exercise's files that students get."""
    root = exercise.root
    yield exercise.path
    for file in (exercise.probes, exercise.grader / PUBLIC, exercise.grader / HINTS):
        if file.is_file():
            yield file.relative_to(root).as_posix()
    for pattern in _OF_A_TOPIC:
        for file in sorted(exercise.stub.parent.glob(pattern)):
            yield file.relative_to(root).as_posix()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}: {error.strerror}") from None


def pack_of(exercises: Sequence[Exercise]) -> bytes:
    """Return the pack of a self-study edition: all that belongs to these exercises.

    Raises:
        CourseError: a file cannot be read, or official grading lacks one.
    """
    for exercise in exercises:
        exercise.require_official()
    return pack.pack(
        {
            path.relative_to(exercise.root).as_posix(): _read(path)
            for exercise in exercises
            for path in pack.contents_of(exercise)
        }
    )


def _files_around() -> Iterator[tuple[str, bytes]]:
    """Return the files that every edition has: README, Makefile, workflow, dev container."""

    def walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
        for entry in folder.iterdir():
            if entry.is_dir():
                yield from walk(entry, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry.read_bytes()

    return walk(files("gradlings.authoring.release") / "edition", "")


def package(parts: Sequence[str]) -> Edition:
    """Return the files of some parts of the package: files, and folders with all that is in them.

    Raises:
        CourseError: a file cannot be read.
    """
    root = Path(gradlings.__file__).parent
    return {
        f"src/gradlings/{path.relative_to(root).as_posix()}": _read(path)
        for part in parts
        for path in ([root / part] if (root / part).is_file() else sorted((root / part).rglob("*")))
        if path.is_file() and "__pycache__" not in path.parts
    }


def course_toml(course: Course, exercises: Sequence[Exercise]) -> str:
    """Return course.toml without unreleased exercises, and without the instructor's settings."""
    document = tomlkit.parse((course.root / COURSE_FILE).read_text(encoding="utf-8"))
    document.get("late", {}).pop("extension", None)
    document.pop("audit", None)
    document.pop("correction", None)
    released = {exercise.id for exercise in exercises}
    topics = document["topic"]
    for topic in list(topics):
        name = topic["name"]
        if f"{name}/questions" not in released:
            topic.pop("question", None)
        rows = topic.get("exercise", [])
        for row in list(rows):
            if f"{name}/{row['name']}" not in released:
                rows.remove(row)
        if not topic.get("exercise") and not topic.get("question"):
            topics.remove(topic)
    return tomlkit.dumps(document)


def _pyproject(path: Path) -> str:
    document = tomlkit.parse(_read(path).decode()) if path.is_file() else _of_the_package()
    for extra in _NOT_FOR_STUDENTS:
        document["project"]["optional-dependencies"].pop(extra, None)
    for tool in _OUR_SETTINGS:
        document["tool"].pop(tool, None)
    options = tomlkit.table()
    options.update(testpaths=["graders"], addopts=["--import-mode=importlib"])
    document["tool"]["pytest"] = {"ini_options": options}
    return tomlkit.dumps(document)


def _of_the_package() -> tomlkit.TOMLDocument:
    """Describe the installed package, for a course that does not lie beside it."""
    known = distribution("gradlings")
    needed = [line for line in known.requires or () if "extra ==" not in line]
    groups = {"console_scripts": "scripts", "pytest11": "entry-points.pytest11"}
    lines = [
        "[build-system]",
        'requires = ["setuptools>=77"]',
        'build-backend = "setuptools.build_meta"',
        "[project]",
        'name = "gradlings"',
        f"version = {known.version!r}",
        f"requires-python = {known.metadata['Requires-Python']!r}",
        f"dependencies = {needed!r}",
        "optional-dependencies = {}",
    ]
    for group, table in groups.items():
        lines.append(f"[project.{table}]")
        lines += [f"{e.name} = {e.value!r}" for e in known.entry_points if e.group == group]
    lines += ["[tool.setuptools.packages.find]", 'where = ["src"]']
    lines += ["[tool.setuptools.package-data]", 'gradlings = ["py.typed", "reports/*.json"]']
    return tomlkit.parse("\n".join(lines) + "\n")


def _readme(template: str, course: Course, exercises: Sequence[Exercise]) -> str:
    titles = {topic.name: topic.title for topic in course.topics}
    rows = []
    for name in dict.fromkeys(exercise.topic for exercise in exercises):
        there = (course.root / "exercises" / name / "README.md").is_file()
        title = f"[{titles[name]}](exercises/{name}/README.md)" if there else titles[name]
        files = ", ".join(f"[{Path(e.path).name}]({e.path})" for e in exercises if e.topic == name)
        rows.append(f"| {title} | {files} |")
    text = template.replace("COURSE_TITLE", course.title)
    return text.replace("TOPICS", "\n".join(rows)).replace("`PACK`", f"`{pack.FILE}`")
