"""Questions to be answered in one's own words, and graded by hand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gradlings.course.questions.blocks import Block, Section
from gradlings.course.questions.question import Question, answer_in, malformed, unanswered
from gradlings.results import CheckResult, Outcome, printable

PLACEHOLDER = "_Write here._"
_PLACEHOLDER = re.compile(r"[*_]Write here\.[*_]")  # an editor may have rewritten it
RUBRIC = "Rubric:"
_ITEM = re.compile(r"(?P<points>\d+(?:\.\d+)?) points?: (?P<text>.+)", re.DOTALL)


@dataclass(frozen=True)
class Looked:
    """One thing to look for in an answer, and what it is worth."""

    text: str
    points: float


def is_rubric(block: Block) -> bool:
    """Whether this is the line above a key's rubric."""
    return block.kind == "paragraph" and block.text.strip("* ") == RUBRIC


def rubric_in(blocks: Sequence[Block]) -> tuple[Looked, ...]:
    """Read the rubric of a key; items of another form are left out."""
    below = itertools.dropwhile(lambda block: not is_rubric(block), blocks)
    items = [item for block in below for item in block.walk("list_item") if item.children]
    found = [_ITEM.fullmatch(" ".join(item.children[0].text.split())) for item in items]
    return tuple(Looked(f["text"], float(f["points"])) for f in found if f)


@dataclass(frozen=True)
class Words(Question):
    """A question to be answered in one's own words.

    Args:
        rubric: what to look for; only a key has it.
        model: an answer that gets all points; only a key has it.
    """

    rubric: tuple[Looked, ...]
    model: str

    def read(self, section: Section) -> str:
        """Return what a student has written.

        Raises:
            SubmissionError: nothing.
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
        told = "collected; somebody will read it and give the points"
        return self.result(Outcome.UNGRADED, message=told, answer=answer)

    def flaws(self) -> Iterator[str]:
        """Tell what is wrong with the rubric of a key."""
        total = sum(looked.points for looked in self.rubric)
        if total != self.points:
            yield (
                f"the rubric (`- 1 point: …`) adds up to {total:g} points; "
                f"the question is worth {self.points:g}"
            )
        if not self.model:
            yield "there is no model answer below **Answer:**"

    def kept_back(self) -> list[str]:
        """Return the model answer and the rubric."""
        return [self.model, *(looked.text for looked in self.rubric)]
