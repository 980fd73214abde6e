"""The exercises of this repository's course, for tests/content alone."""

from __future__ import annotations

from gradlings.course.course import load_course
from gradlings.course.sheet import Sheet
from support.repository import ROOT

COURSE = load_course(ROOT)
PROGRAMS = [e for e in COURSE.exercises if not isinstance(e, Sheet)]
SHEETS = [e for e in COURSE.exercises if isinstance(e, Sheet)]
CLASS = ROOT / "examples" / "class"
