"""Questions with boxes to tick."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from gradlings.course.questions.blocks import Block, Section, wording_of
from gradlings.course.questions.question import (
    Head,
    Question,
    malformed,
    paragraphs_of,
    quoted,
    take_lines_out,
    unanswered,
)
from gradlings.outcomes import CheckResult, Outcome

# Editors escape brackets; keyboards of other scripts have wide ones.
_BOX = re.compile(
    r"(\\?[\[［](?P<mark>[^\[\]［］\\]{0,3})\\?[\]］](?!\()|(?P<sign>[☐⬜☑☒✅🗹🗷])\ufe0f?)"
    r"\s*(?P<text>.*)",
    re.DOTALL,
)
_UNSEEN = {"Cf", "Mn"}  # zero-width characters; the sign that asks for an emoji
_ANY_BOX = re.compile(r"\[[^\[\]]{0,3}\]")
_EMPTY_SIGNS = "☐⬜"
# Letters that look like an x, of other scripts too, and signs that mean a tick.
_TICKS = {*"xXхХχΧⅹⅩ×✓✔✅☑☒🗹🗷"}


@dataclass(frozen=True)
class Option:
    """One thing to tick.

    Args:
        text: as typed.
        mark: what stands between the brackets, without blanks and in its plain width.
        reason: why it is right or wrong; only a key has it.
        line: number of its line, from 0.
        end: number of the line after its text.
        reason_end: number of the line after its reason.
    """

    text: str
    mark: str
    reason: str
    line: int
    end: int
    reason_end: int

    @property
    def ticked(self) -> bool:
        """Whether it is ticked: in a key, whether it is right."""
        return self.mark in _TICKS

    @property
    def is_odd(self) -> bool:
        """Whether something else than a tick stands between the brackets."""
        return bool(self.mark) and not self.ticked

    @property
    def odd_mark(self) -> str:
        """What stands between the brackets, with the code point of what is not in ASCII."""
        named = [
            f"U+{ord(sign):04X} {unicodedata.name(sign, 'no name')}"
            for sign in self.mark
            if not sign.isascii()
        ]
        return f"[{self.mark}]" + (f" ({', '.join(named)})" if named else "")

    @property
    def explained(self) -> str:
        """Its text, and the reason why it is right or wrong."""
        return f"“{' '.join(self.text.split())}” {self.reason}"

    @property
    def wording(self) -> str:
        """Its text, however it is laid out: the name by which it is found."""
        return wording_of(self.text)


def options_in(blocks: Sequence[Block]) -> list[Option]:
    """Find all options, at any depth: editors may have indented them."""
    items = [item for block in blocks for item in block.walk("list_item")]
    return [option for item in items if (option := _option(item))]


def _option(item: Block) -> Option | None:
    said, below = item.children[:1], item.children[1:]
    found = _BOX.fullmatch(said[0].text) if said and said[0].kind == "paragraph" else None
    if not found:
        return None
    quotes = [block for block in below if block.kind == "blockquote"]
    first, end = said[0].first, said[0].last
    reason_end = quotes[-1].last if quotes else end
    mark = _plain(found["mark"] if found["sign"] is None else found["sign"])
    return Option(found["text"], mark, paragraphs_of(quotes), first, end, reason_end)


def _plain(mark: str) -> str:
    """Return a mark without blanks and invisible characters; nothing for a sign of no tick."""
    kept = (
        c for c in unicodedata.normalize("NFKC", mark) if unicodedata.category(c) not in _UNSEEN
    )
    plain = "".join(kept).strip()
    return "" if plain in _EMPTY_SIGNS else plain


@dataclass(frozen=True)
class Choice(Question):
    """A question of which one option is right, or one or several.

    Args:
        options: in order.
        many: whether any number of boxes may be ticked.
    """

    TERMS: ClassVar[re.Pattern[str]] = re.compile(r"choose (one|all that apply)")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("choose one", "choose all that apply")

    options: tuple[Option, ...]
    many: bool

    @staticmethod
    def is_answer(block: Block) -> bool:
        """Whether a block holds boxes to tick."""
        return bool(options_in([block]))

    @classmethod
    def parse(cls, head: Head, terms: re.Match[str], section: Section) -> Self:
        """Make the question of a section; see `Question.parse`."""
        return cls(*head, tuple(options_in(section.blocks)), many=terms[1] != "one")

    @staticmethod
    def take_out(section: Section, lines: list[str | None]) -> None:
        """Take ticks and reasons out; see `Question.take_out`."""
        options = options_in(section.blocks)
        ends = [*(option.line for option in options[1:]), *(o.reason_end for o in options[-1:])]
        for option, end in zip(options, ends, strict=True):
            lines[option.line] = _ANY_BOX.sub("[ ]", lines[option.line] or "", count=1)
            take_lines_out(lines, option.end, end)

    @property
    def right(self) -> frozenset[int]:
        """Numbers of the right options."""
        return frozenset(i for i, option in enumerate(self.options) if option.ticked)

    def read(self, section: Section) -> frozenset[int]:
        """Return the numbers of the options that a student has ticked.

        Raises:
            SubmissionError: no box is ticked, several are where the question asks for one, or the
                options are not those of the question.
        """
        theirs = options_in(section.blocks)
        numbers = {option.wording: i for i, option in enumerate(self.options)}
        for option in theirs:
            if option.wording not in numbers:
                raise malformed(f"{quoted(option.text)} is not one of the options; {_RESTORE}")
            if option.is_odd:
                raise malformed(
                    f"{option.odd_mark} before {quoted(option.text)} is not a tick; "
                    "write [x] or [ ]"
                )
        for own in self.options:
            count = [option.wording for option in theirs].count(own.wording)
            if count != 1:
                problem = "is gone" if not count else "is there twice"
                raise malformed(f"the option {quoted(own.text)} {problem}; {_RESTORE}")
        ticked = frozenset(numbers[option.wording] for option in theirs if option.ticked)
        if not ticked:
            raise unanswered("not answered yet: no box is ticked")
        if len(ticked) > 1 and not self.many:
            raise malformed(f"{len(ticked)} boxes are ticked; this question asks for one")
        return ticked

    def mark(self, answer: frozenset[int]) -> CheckResult:
        """Mark ticks: (right ticks − wrong ticks) / right options of the points, at least 0."""
        if answer == self.right:
            return self.result(Outcome.PASSED, self.points)
        wrong, missed = sorted(answer - self.right), sorted(self.right - answer)
        share = max(0, len(answer & self.right) - len(wrong)) / len(self.right)
        counts = f"ticked, and not right: {len(wrong)}; right, and not ticked: {len(missed)}"
        reasons = [f"**Not right:** {self.options[i].explained}" for i in wrong]
        reasons += [f"**Right:** {self.options[i].explained}" for i in missed]
        believed = f"{self.name}: {quoted(self.options[wrong[0]].text)}" if wrong else ""
        return self.result(
            Outcome.FAILED,
            self.points * share,
            message=counts if self.many else "the ticked option is not right",
            hint="\n\n".join(reasons),
            misconception=believed if not self.many else "",
        )

    def explain(self, answer: frozenset[int]) -> CheckResult:
        """Mark ticks, with the reasons of the ticked options alone."""
        reasons = [
            f"{'Right' if i in self.right else 'Not right'}: {self.options[i].explained}"
            for i in sorted(answer)
        ]
        return replace(self.mark(answer), hint="\n".join(reasons), misconception="")

    def flaws(self) -> Iterator[str]:
        """Find what is wrong with the options of a key."""
        right, wordings = len(self.right), [option.wording for option in self.options]
        if not self.many and right != 1:
            yield f"{right} options are ticked; expected one"
        if self.many and not 0 < right < len(wordings):
            yield f"{right} of {len(wordings)} options are ticked; expected some, not all"
        for option in self.options:
            if wordings.count(option.wording) > 1:
                yield f"the option {quoted(option.text)} is there twice"
            if not option.reason:
                yield f"{quoted(option.text)} has no reason; write it below as a quote (`  > …`)"
            if option.is_odd:
                yield f"{option.odd_mark} before {quoted(option.text)} is not a tick"

    def kept_back(self) -> list[str]:
        """Return the reasons."""
        return [option.reason for option in self.options]


_RESTORE = "put the question's own words back"
