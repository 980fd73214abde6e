"""The kinds of questions: a kind is a class, and is listed here."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from gradlings.course.questions.blocks import Block, Section
from gradlings.course.questions.choice import Choice
from gradlings.course.questions.number import Number
from gradlings.course.questions.question import NUMBER, Head, Question
from gradlings.course.questions.words import Words

KINDS: tuple[type[Question], ...] = (Choice, Number, Words)

_POINTS = re.compile(rf"(?P<kind>.+) · (?P<points>{NUMBER}) points?")


class Found(NamedTuple):
    """The kind of a section's question, what its terms say, and its points."""

    kind: type[Question]
    terms: re.Match[str]
    points: float


def kind_of(section: Section) -> Found | None:
    """Find the kind of a section's question by its terms; None if no kind has them."""
    found = _POINTS.fullmatch(section.terms)
    if found is None:
        return None
    for kind in KINDS:
        terms = kind.TERMS.fullmatch(found["kind"])
        if terms:
            return Found(kind, terms, float(found["points"]))
    return None


def question_in(section: Section) -> Question | None:
    """Return the question of a section, answered or not; None if no kind has its terms."""
    found = kind_of(section)
    if found is None:
        return None
    prompt = tuple(itertools.takewhile(lambda block: not is_answer(block), section.blocks))
    title = " ".join(section.title.split())
    head = Head(section.name, title, found.points, prompt, section.line)
    return found.kind.parse(head, found.terms, section)


def is_answer(block: Block) -> bool:
    """Whether this is where an answer goes: boxes to tick, or a line to fill in."""
    return any(kind.is_answer(block) for kind in KINDS)


def examples() -> str:
    """List how the kinds are named in a sheet."""
    return ", ".join(example for kind in KINDS for example in kind.EXAMPLES)
