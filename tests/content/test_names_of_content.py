"""The names of this course's exercises are in no test of the other lanes."""

from __future__ import annotations

import re

import pytest
from support.repository import ROOT

from gradlings.course.course import Course

LANES = ("unit", "engine", "hosts", "hostile", "support")
EXEMPT = {"content.py", "test_lanes.py"}  # the door to the content, and what guards it
OF_THE_PACKAGE = 'match="such as losses/hinge_loss"'  # its own words: an example of a name


@pytest.mark.parametrize("lane", LANES)
def test_no_other_lane_names_an_exercise_of_this_course(course: Course, lane: str) -> None:
    """Neither as `topic/name` nor as a file or a text of its own."""
    programs = [exercise for exercise in course.exercises if exercise.name != "questions"]
    topics = "|".join(topic.name for topic in course.topics)
    names = "|".join(exercise.name for exercise in programs)
    pattern = re.compile(
        rf"\b({topics})[/.]({names}|questions)\b|\b({names})\.py\b|[\"']({names})[\"']"
    )
    found = {}
    for path in (ROOT / "tests" / lane).rglob("*"):
        if path.suffix in (".py", ".toml", ".md") and path.name not in EXEMPT:
            text = path.read_text().replace(OF_THE_PACKAGE, "")
            found[path.name] = [match[0] for match in pattern.finditer(text)]

    assert found
    assert {name: hits for name, hits in found.items() if hits} == {}
