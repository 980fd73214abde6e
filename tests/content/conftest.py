"""The course of this repository: exercises, questions, figures, misconceptions. Needs Linux.

An edit of the content can break these tests, and no others.
"""

from __future__ import annotations

import pytest
from support.repository import ROOT

from gradlings.course.course import Course, load_course


@pytest.fixture(scope="session")
def course() -> Course:
    """The course of this repo."""
    return load_course(ROOT)
