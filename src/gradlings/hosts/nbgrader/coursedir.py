"""nbgrader's course directory: where its files are, and the cells of its releases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from gradlings.course.course import Course, Topic
from gradlings.errors import CourseError, UsageError
from gradlings.hosts.nbgrader.cells import slot_in

CONFIG_FILE = "nbgrader_config.py"
GRADEBOOK_FILE = "gradlings.sqlite"
_STEPS = ("source", "release", "submitted", "autograded", "feedback")


@dataclass(frozen=True)
class CourseDir:
    """A course directory of nbgrader.

    Args:
        root: its folder.
        structure: path of a step of an assignment, as nbgrader writes it.
        names: of the steps' folders, by step.
    """

    root: Path
    structure: str = "{nbgrader_step}/{student_id}/{assignment_id}"
    names: tuple[tuple[str, str], ...] = tuple((step, step) for step in _STEPS)

    def folder(self, step: str, student: str, assignment: str) -> Path:
        """Return the folder of a step, such as `submitted`."""
        return self.root / self._path(step, student, assignment)

    def _path(self, step: str, student: str, assignment: str) -> str:
        name = dict(self.names)[step]
        return self.structure.format(
            nbgrader_step=name, student_id=student, assignment_id=assignment
        )

    def students(self, assignment: str) -> list[str]:
        """Return the students who have handed in, in order."""
        marker = "\0"
        pattern = re.escape(self._path("submitted", marker, assignment))
        named = re.compile(pattern.replace(re.escape(marker), "(?P<student>[^/]+)"))
        found = []
        for folder in self.root.glob(self._path("submitted", "*", assignment)):
            match = named.fullmatch(folder.relative_to(self.root).as_posix())
            if match and folder.is_dir() and not match["student"].startswith("."):
                found.append(match["student"])
        return sorted(found)

    def release(self, assignment: str) -> NotebookNode:
        """Read the notebook of an assignment as it was handed out.

        Raises:
            UsageError: it has not been generated yet.
        """
        file = self.folder("release", ".", assignment) / f"{assignment}.ipynb"
        try:
            return nbformat.read(file, as_version=4)
        except FileNotFoundError:
            raise UsageError(
                f"there is no {file}; run `nbgrader generate_assignment {assignment}`"
            ) from None


def topic_of(course: Course, assignment: str) -> Topic:
    """Return the topic of an assignment.

    Raises:
        UsageError: there is none.
    """
    for topic in course.topics:
        if topic.name == assignment:
            return topic
    known = ", ".join(topic.name for topic in course.topics)
    raise UsageError(f"{course.root} has no topic {assignment!r}; its topics are {known}")


def require_current(topic: Topic, release: NotebookNode) -> None:
    """Raise CourseError unless a release has a cell for each check and question of its topic."""
    cells = {}
    for cell in release.cells:
        slot = slot_in(cell)
        if slot and slot.is_graded:
            cells[slot.exercise, slot.name] = float(cell.metadata.nbgrader.points)
    wanted = {
        (exercise.name, check.id if exercise.is_program else check.function): check.points
        for exercise in topic.exercises
        for check in exercise.checks
    }
    if cells == wanted:
        return
    changed = sorted({f"{exercise}: {name}" for exercise, name in set(cells) ^ set(wanted)})
    which = f" ({', '.join(changed[:3])}{' …' if len(changed) > 3 else ''})" if changed else ""
    raise CourseError(
        f"the checks of {topic.name} differ from those of the assignment{which}; run "
        f"`gradlings nbgrader build . --topic {topic.name}`, then "
        f"`nbgrader generate_assignment {topic.name} --force`"
    )
