"""A question of a sheet: the part that all kinds share, and the line for an answer."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Self

from gradlings.course.questions.blocks import Block, Section
from gradlings.errors import SubmissionError
from gradlings.outcomes import CheckResult, Outcome, printable

FILE = "questions.md"
NUMBER = r"\d+(?:\.\d+)?(?:e-?\d{1,2})?"
_AFTER_LABEL = re.compile(r"(?<=:\*\*).*")
_LABEL = re.compile(
    r"[*_]*Answer(?: in (?P<unit>[^:：*_]+))?[*_]*\s?[:：][*_]*(?P<value>.*)", re.DOTALL
)


class Head(NamedTuple):
    """The fields of a question that all kinds share; see `Question`."""

    name: str
    title: str
    points: float
    prompt: tuple[Block, ...]
    line: int


@dataclass(frozen=True)
class Question(ABC):
    """One question of a sheet.

    Args:
        name: unique within the sheet.
        title: its heading.
        points: what it is worth, > 0.
        prompt: the blocks of the question itself, above the answers.
        line: number of the line with its name, from 1.

    Attributes:
        TERMS: how a sheet names the kind, beside the question's name: "choose one".
        EXAMPLES: terms that are right, for a message to the author.
    """

    TERMS: ClassVar[re.Pattern[str]]
    EXAMPLES: ClassVar[tuple[str, ...]]

    name: str
    title: str
    points: float
    prompt: tuple[Block, ...]
    line: int

    @property
    def id(self) -> str:
        """As in results: `questions.md::mse_range`."""
        return f"{FILE}::{self.name}"

    @staticmethod
    def is_answer(block: Block) -> bool:
        """Whether an answer of this kind goes into a block, so that the question ends above it."""
        return answer_in([block]) is not None

    @classmethod
    @abstractmethod
    def parse(cls, head: Head, terms: re.Match[str], section: Section) -> Self:
        """Make the question of a section.

        Args:
            head: what all kinds share.
            terms: match of `TERMS`.
            section: of a key, or of a student's sheet.
        """

    @staticmethod
    @abstractmethod
    def take_out(section: Section, lines: list[str | None]) -> None:
        """Take ticks, answers and reasons of a key's section out of the lines of the sheet.

        Args:
            section: of the key.
            lines: of the sheet, each at its number; None for a line that goes.
        """

    @property
    def rubric(self) -> tuple[str, ...]:
        """The lines by which a person grades an answer; empty if no person has to."""
        return ()

    @property
    def model_answer(self) -> str:
        """An answer in words that gets all points; empty if no person grades this kind."""
        return ""

    @abstractmethod
    def read(self, section: Section) -> Any:
        """Read a student's answer.

        Raises:
            SubmissionError: there is no answer, or it cannot be read.
        """

    @abstractmethod
    def mark(self, answer: Any) -> CheckResult:
        """Mark an answer as `read` returns it."""

    def explain(self, answer: Any) -> CheckResult:
        """Mark an answer for somebody who learns alone: why it is right or not, and no more."""
        return self.mark(answer)

    @abstractmethod
    def flaws(self) -> Iterator[str]:
        """Find what is wrong with the question in a key."""

    @abstractmethod
    def kept_back(self) -> list[str]:
        """Return the texts that only a key has."""

    def changed(self, section: Section) -> str:
        """Return a message on words of the question that a student changed; empty if none."""
        theirs = {wording for block in section.blocks for wording in _wordings(block)}
        gone = next((block for block in self.prompt if block.wording not in theirs), None)
        return f"the question's own words were changed: {quoted(gone.text)}" if gone else ""

    def result(
        self,
        outcome: Outcome,
        points: float = 0.0,
        *,
        message: str = "",
        hint: str = "",
        misconception: str = "",
        answer: str = "",
    ) -> CheckResult:
        """Return the result of this question."""
        return CheckResult(
            id=self.id,
            title=self.title,
            outcome=outcome,
            points=points,
            max_points=self.points,
            message=message,
            misconception=misconception,
            hint=hint,
            answer=answer,
        )


def _wordings(block: Block) -> Iterator[str]:
    yield block.wording
    for child in block.children:
        yield from _wordings(child)


@dataclass(frozen=True)
class Answer:
    """Where a sheet has room for an answer: the line "**Answer in m²:** ___".

    Args:
        line: its number, from 0.
        unit: as the sheet gives it; empty if the number has none.
        value: what stands after the colon, without a placeholder or emphasis around it.
        below: number of the line after it, from 0.
    """

    line: int
    unit: str
    value: str
    below: int


def answer_in(blocks: Sequence[Block]) -> Answer | None:
    """Find the line for the answer."""
    for block in blocks:
        found = _LABEL.fullmatch(block.text.strip()) if block.kind == "paragraph" else None
        if found:
            unit, value = found["unit"] or "", found["value"]
            return Answer(block.first, unit.strip(), value.strip(" \n*_"), block.last)
    return None


def take_lines_out(lines: list[str | None], first: int, end: int) -> None:
    """Take the lines from number `first` to before `end` out of a sheet."""
    lines[first:end] = [None] * (end - first)


def take_answer_out(section: Section, lines: list[str | None], placeholder: str) -> None:
    """Put a placeholder in the place of an answer; take out all that is below it."""
    room = answer_in(section.blocks)
    if room is None:
        return
    take_lines_out(lines, room.below, section.end)
    lines[room.line] = _AFTER_LABEL.sub("", lines[room.line] or "") + placeholder
    lines[section.end - 1] = ""  # an empty line above the next heading


def paragraphs_of(blocks: Iterable[Block]) -> str:
    """Return the paragraphs in some blocks, with empty lines between them."""
    return "\n\n".join(p.text for block in blocks for p in block.walk("paragraph"))


def quoted(text: str, limit: int = 60) -> str:
    """Quote a text on one line, shortened."""
    line = printable(" ".join(text.split()))
    return f"“{line}”" if len(line) <= limit else f"“{line[: limit - 1].rstrip()}…”"


def unanswered(message: str) -> SubmissionError:
    """Make the error for a question without an answer."""
    return SubmissionError(message, Outcome.MISSING)


def malformed(message: str) -> SubmissionError:
    """Make the error for an answer that cannot be read."""
    return SubmissionError(message, Outcome.MALFORMED)
