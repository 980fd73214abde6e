"""The texts of an exercise, as Markdown cells: its task, and the questions of a sheet."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from gradlings.course.exercise import Exercise
from gradlings.course.formulas import typeset
from gradlings.course.questions.blank import blank_sheet
from gradlings.course.questions.blocks import Section, sections_of
from gradlings.course.questions.kinds import is_answer
from gradlings.course.questions.question import Question
from gradlings.course.syntax import text_of

_MATH = re.compile(r"^( *)\.\. math::[ \t]*(.*)\n((?:\1[ \t]+.*\n|[ \t]*\n)*)", re.MULTILINE)
_ROLE = re.compile(r":math:`([^`]+)`")
_RULES = re.compile(r"^Rules:?$", re.MULTILINE)
_EXERCISES = re.compile(r"^## (The e|E)xercises\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_LINK_TO_FILE = re.compile(r"(?<!!)\[([^\]]+)\]\((?!\w+:|#)[^)]+\)")
_WORKED = re.compile(r"^(Worked examples?|Source|Shapes|What to expect)\b", re.MULTILINE)


def prompt_of(exercise: Exercise) -> str:
    """Return the task of an exercise in Markdown: the docstring of its stub, formulas as math.

    Other indented blocks stay code; directives and roles for math become math.

    Raises:
        CourseError: the stub is not a program, or its formulas do not fit it.
    """
    head, _, rest = typeset(exercise).partition("\n")
    rest = _MATH.sub(_display_math, rest)
    rest = _ROLE.sub(r"$\1$", rest)
    rest = _RULES.sub("**Rules**", rest)
    rest = _WORKED.sub(r"**\1**", rest)
    return f"## {exercise.name}\n\n**{head}**\n{rest}".strip()


def _display_math(found: re.Match[str]) -> str:
    formula = " ".join(f"{found[2]}\n{found[3]}".split())
    return f"$${formula}$$\n\n"


def primer_of(path: Path) -> str:
    """Return a topic's primer without the list of its exercises, which are in the notebook.

    Raises:
        CourseError: it cannot be read.
    """
    text = _EXERCISES.sub("", text_of(path))
    return _LINK_TO_FILE.sub(r"**\1**", text).strip()


@dataclass(frozen=True)
class Asked:
    """A question of a sheet in two parts: its text, and the place for the answer.

    Args:
        question: of the key.
        asked: heading, name and text.
        room: the students' place for the answer.
        answered: the same in the key, with reasons and rubric.
    """

    question: Question
    asked: str
    room: str
    answered: str


def questions_of(sheet: Exercise) -> list[Asked]:
    """Cut the key of a sheet into its questions.

    Raises:
        CourseError: the key cannot be read.
    """
    key = text_of(sheet.solution)
    blanks = {section.name: section for section in sections_of(blank_sheet(key))}
    keys = {section.name: section for section in sections_of(key)}
    return [
        Asked(q, *halves_of(blanks[q.name]), halves_of(keys[q.name])[1]) for q in sheet.questions
    ]


def halves_of(section: Section) -> tuple[str, str]:
    """Cut a section of a sheet in two: heading, name and text, and the rest."""
    asked = list(itertools.takewhile(lambda block: not is_answer(block), section.blocks))
    first = asked[-1].last if asked else section.line
    head = f"## {section.title}\n\n`{section.name}` · {section.terms}"
    prompt = "\n".join(section.lines[section.line : first]).strip()
    return f"{head}\n\n{prompt}", section.source_from(first)
