"""Questions to be answered in one's own words, and graded by hand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from gradlings.course.questions.blocks import Block, Section
from gradlings.course.questions.question import (
    Head,
    Question,
    answer_in,
    malformed,
    paragraphs_of,
    take_answer_out,
    unanswered,
)
from gradlings.outcomes import CheckResult, Outcome, printable, shown

PLACEHOLDER = "_Write here._"
_PLACEHOLDER = re.compile(r"[*_]Write here\.[*_]")  # an editor may have rewritten it
RUBRIC = "Rubric:"
_ITEM = re.compile(r"(?P<points>\d+(?:\.\d+)?) points?: (?P<text>.+)", re.DOTALL)


@dataclass(frozen=True)
class Criterion:
    """One thing to look for in an answer, and what it is worth."""

    text: str
    points: float


def is_rubric(block: Block) -> bool:
    """Whether this is the line above a key's rubric."""
    return block.kind == "paragraph" and block.text.strip("* ") == RUBRIC


def rubric_in(blocks: Sequence[Block]) -> tuple[Criterion, ...]:
    """Read the rubric of a key; items of another form are left out."""
    below = itertools.dropwhile(lambda block: not is_rubric(block), blocks)
    items = [item for block in below for item in block.walk("list_item") if item.children]
    found = [_ITEM.fullmatch(" ".join(item.children[0].text.split())) for item in items]
    return tuple(Criterion(f["text"], float(f["points"])) for f in found if f)


@dataclass(frozen=True)
class Words(Question):
    """A question to be answered in one's own words.

    Args:
        criteria: what to look for; only a key has them.
        model: an answer that gets all points; only a key has it.
    """

    TERMS: ClassVar[re.Pattern[str]] = re.compile("in your own words")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("in your own words",)

    criteria: tuple[Criterion, ...]
    model: str

    @classmethod
    def parse(cls, head: Head, terms: re.Match[str], section: Section) -> Self:
        """Make the question of a section; see `Question.parse`."""
        below = section.blocks[len(head.prompt) + 1 :]
        model = itertools.takewhile(lambda block: not is_rubric(block), below)
        return cls(*head, rubric_in(below), paragraphs_of(model))

    @staticmethod
    def take_out(section: Section, lines: list[str | None]) -> None:
        """Take the model answer and the rubric out; see `Question.take_out`."""
        take_answer_out(section, lines, f"\n\n{PLACEHOLDER}")

    @property
    def rubric(self) -> tuple[str, ...]:
        """The things to look for, each with its points first."""
        return tuple(f"{shown(c.points)}: {c.text}" for c in self.criteria)

    @property
    def model_answer(self) -> str:
        """The model answer of the key."""
        return self.model

    def read(self, section: Section) -> str:
        """Return what a student has written.

        Raises:
            SubmissionError: nothing is written, or the line for the answer is gone.
        """
        room = answer_in(section.blocks)
        if room is None:
            raise malformed('the line "**Answer:**" is gone; put it back above your answer')
        below = _PLACEHOLDER.sub("", section.source_from(room.below))
        words = printable(f"{room.value}\n\n{below}".strip().expandtabs(4))
        if not words:
            raise unanswered("not answered yet: nothing is written below **Answer:**")
        return words

    def mark(self, answer: str) -> CheckResult:
        """Collect an answer: a person marks it."""
        message = "collected; somebody will read it and give the points"
        return self.result(Outcome.UNGRADED, message=message, answer=answer)

    def explain(self, answer: str) -> CheckResult:
        """Show the model answer and the rubric beside what was written."""
        rubric = "\n".join(f"- {line}" for line in self.rubric)
        hint = f"A model answer: {self.model}\nPoints, each for:\n{rubric}"
        message = "compare it yourself with the model answer"
        return self.result(Outcome.UNGRADED, message=message, answer=answer, hint=hint)

    def flaws(self) -> Iterator[str]:
        """Find what is wrong with the rubric of a key."""
        total = sum(criterion.points for criterion in self.criteria)
        if total != self.points:
            yield (
                f"the rubric (`- 1 point: …`) adds up to {total:g} points; "
                f"the question is worth {self.points:g}"
            )
        if not self.model:
            yield "there is no model answer below **Answer:**"

    def kept_back(self) -> list[str]:
        """Return the model answer and the rubric."""
        return [self.model, *(criterion.text for criterion in self.criteria)]
