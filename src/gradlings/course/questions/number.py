"""Questions whose answer is a number."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from gradlings.course.questions.blocks import Section
from gradlings.course.questions.question import (
    NUMBER,
    Head,
    Question,
    answer_in,
    malformed,
    paragraphs_of,
    quoted,
    take_answer_out,
    unanswered,
)
from gradlings.errors import SubmissionError
from gradlings.outcomes import CheckResult, Outcome

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_WITH_COMMA = re.compile(r"[+-]?\d[\d.]*,[\d,.]*", re.ASCII)
_ROOM = 1 + 1e-9  # for the last bit of a difference


@dataclass(frozen=True)
class Number(Question):
    """A question to which a number is the answer.

    Args:
        value: the number as the key writes it, read like a student's.
        tolerance: how far off a right answer may be, ≥ 0.
        unit: as the sheet gives it; empty for a plain number.
        working: how to compute the number; only a key has it.
    """

    TERMS: ClassVar[re.Pattern[str]] = re.compile(rf"number, to within ({NUMBER})")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("number, to within 0.01",)

    value: str
    tolerance: float
    unit: str
    working: str

    @classmethod
    def parse(cls, head: Head, terms: re.Match[str], section: Section) -> Self:
        """Make the question of a section; see `Question.parse`."""
        room = answer_in(section.blocks)
        return cls(
            *head,
            value=room.value if room else "",
            tolerance=float(terms[1]),
            unit=room.unit if room else "",
            working=paragraphs_of(section.blocks[len(head.prompt) + 1 :]),
        )

    @staticmethod
    def take_out(section: Section, lines: list[str | None]) -> None:
        """Take the number and its working out; see `Question.take_out`."""
        take_answer_out(section, lines, " ___")

    def read(self, section: Section) -> float:
        """Return the number that a student has typed.

        Raises:
            SubmissionError: nothing is typed, or it is not a number.
        """
        room = answer_in(section.blocks)
        if room is None:
            raise malformed(f"the line {self._label!r} is gone; put it back with the number")
        below = [block.text for block in section.blocks if block.first >= room.below]
        typed = room.value or (below[0].strip() if below else "")
        if not typed.strip("_"):
            raise unanswered("not answered yet: there is no number")
        return self._parsed(typed)

    @property
    def _label(self) -> str:
        return f"**Answer in {self.unit}:**" if self.unit else "**Answer:**"

    def _parsed(self, typed: str) -> float:
        text = typed.strip("`$ ").replace("\N{MINUS SIGN}", "-")
        if _NUMBER.fullmatch(text) and math.isfinite(float(text)):
            return float(text)
        if _WITH_COMMA.fullmatch(text):
            raise malformed(f"{quoted(typed)}: write the number with a decimal point, no comma")
        if _NUMBER.match(text) and "/" not in text:
            unit = f", the unit ({self.unit}) is given" if self.unit else ", and nothing behind it"
            raise malformed(f"{quoted(typed)}: write only the number{unit}")
        raise malformed(f"{quoted(typed)} is not a decimal number such as 0.25 or -1.5e-3")

    def mark(self, answer: float) -> CheckResult:
        """Mark a number: full points within the tolerance."""
        if abs(answer - self._parsed(self.value)) <= self.tolerance * _ROOM:
            return self.result(Outcome.PASSED, self.points)
        return self.result(
            Outcome.FAILED,
            message=f"{answer:g} is not the right number",
            hint=f"**Working:** {self.working}",
        )

    def explain(self, answer: float) -> CheckResult:
        """Mark a number; only with a right one comes the working."""
        result = self.mark(answer)
        is_right = result.outcome is Outcome.PASSED
        return replace(result, hint=f"Working: {self.working}" if is_right else "")

    def flaws(self) -> Iterator[str]:
        """Find what is wrong with the number of a key."""
        try:
            self._parsed(self.value)
        except SubmissionError as error:
            yield f"the answer is not a number: {error}"
        if not self.tolerance >= 0:
            yield f"the tolerance is {self.tolerance:g}; expected 0 or more"
        if not self.working:
            yield "there is no working; write it below the answer as a quote (`> …`)"

    def kept_back(self) -> list[str]:
        """Return the working."""
        return [self.working]
