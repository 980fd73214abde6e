"""Autograders for Classroom 50: a folder for each topic, which is served publicly.

A folder holds what grades one submission: autograder.py, the topic's stubs, questions and public
checks, and the package. It is made from the students' edition, and proved to hold nothing hidden.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from gradlings.authoring.release import (
    Change,
    Edition,
    edition_of,
    package,
    paths_of_last_release,
    require_no_leaks,
    write_edition,
)
from gradlings.course.course import COURSE_FILE, Course
from gradlings.course.exercise import Exercise
from gradlings.errors import CourseError, UsageError
from gradlings.hosts.classroom50.rows import slug_of

AUTOGRADER = "autograder.py"
RUNTIME = {"runs-on": "ubuntu-24.04", "python": "3.11"}  # with which the pinned torch is tested
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{1,99}")
_OF_THE_PACKAGE = ("hosts/classroom50", "reports")  # beside the students' half
_OF_THE_EDITION = (COURSE_FILE, "LICENSE", "constraints.txt", "pyproject.toml")
_README = """# The autograder of {slug}

Written by `gradlings classroom50 bundle`; run that again to bring it up to date. Classroom 50
serves this folder to anybody, so keep hidden checks and solutions out of it. A `pip.conf` that you
put here is used when the packages are installed. The assignment needs this in assignments.json:

    "runtime": {runtime}
"""


def bundles_of(course: Course, exercises: Sequence[Exercise]) -> dict[str, Edition]:
    """Put together the folder of each topic.

    Args:
        course: the one in the instructor's repo.
        exercises: those to grade.

    Returns:
        Contents of each file by its path, by the assignment's name.

    Raises:
        CourseError: a folder would hold something hidden, or a file cannot be read.
    """
    bundles = {}
    for topic in dict.fromkeys(exercise.topic for exercise in exercises):
        slug = slug_of(topic)
        if not _SLUG.fullmatch(slug):
            wanted = "a name of 2 to 100 characters"
            raise CourseError(f"Classroom 50 needs {wanted}; rename the topic {topic}")
        bundles[slug] = _bundle(course, slug, [e for e in exercises if e.topic == topic])
        require_no_leaks(bundles[slug], course)
    return bundles


def _bundle(course: Course, slug: str, exercises: Sequence[Exercise]) -> Edition:
    edition = edition_of(course, exercises) | package(_OF_THE_PACKAGE)
    own = {exercise.path for exercise in exercises}
    bundle = {
        path: raw
        for path, raw in edition.items()
        if path in own or path in _OF_THE_EDITION or path.startswith(("graders/", "src/"))
    }
    bundle[AUTOGRADER] = edition[f"src/gradlings/hosts/classroom50/{AUTOGRADER}"]
    bundle["README.md"] = _README.format(slug=slug, runtime=json.dumps(RUNTIME)).encode()
    return dict(sorted(bundle.items()))


def write_bundles(bundles: Mapping[str, Edition], folder: Path) -> dict[str, Change]:
    """Write each bundle into its own folder of `folder`, as an update of what is there.

    Raises:
        UsageError: a folder holds files where the bundle's belong, and nothing was written.
        CourseError: a file cannot be read or written.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; expected a folder, or a new path")
    for slug, bundle in bundles.items():
        _require_room(folder / slug, bundle)
    return {slug: write_edition(bundle, folder / slug) for slug, bundle in bundles.items()}


def _require_room(folder: Path, bundle: Edition) -> None:
    there = paths_of_last_release(folder)
    if AUTOGRADER in there:
        return
    others = [path for path in (AUTOGRADER, *bundle) if (folder / path).exists()]
    if there or others:
        raise UsageError(
            f"{folder} holds {min(there, default='') or others[0]}, which is not of a bundle; "
            "move it away, or choose another folder"
        )
