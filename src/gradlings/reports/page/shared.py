"""Titles, messages and hints that several students read: the page holds each of them once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gradlings.outcomes import CheckResult, Outcome
from gradlings.reports.feedback import Words
from gradlings.results import Report

_SIGN = "\x1e"  # begins a reference, \x1e17; for example; messages hold nothing unprintable
_BETWEEN = " ✓ "  # passed checks
_RUN = re.compile(rf"{_SIGN}\d+;(?:{_BETWEEN}{_SIGN}\d+;)+")


class SharedWords(Words):
    """Writes references to texts that the page holds, and other texts as they are.

    Args:
        report: of the class; what one student alone reads is not shared.

    Attributes:
        texts: what the references stand for, by number.
    """

    def __init__(self, report: Report) -> None:
        self.texts: list[str] = []
        checks = [check for result in report.results for check in result.checks]
        failed = [check for check in checks if check.outcome is not Outcome.PASSED]
        self._titles = {t: self._refer(t) for t in dict.fromkeys(c.title for c in checks)}
        messages = _repeated([check.message for check in failed])
        self._messages = {text: self._refer(Words.message(self, text)) for text in messages}
        hints = _repeated([check.hint for check in failed])
        self._hints = {text: self._refer(Words.advice(self, text)) for text in hints}

    def _refer(self, text: str) -> str:
        self.texts.append(text)
        return f"{_SIGN}{len(self.texts) - 1};"

    def title(self, check: CheckResult) -> str:
        """Return a reference to the title of a check."""
        return self._titles[check.title]

    def message(self, message: str) -> str:
        """Return a message, or a reference to it."""
        return self._messages.get(message) or super().message(message)

    def advice(self, hint: str) -> str:
        """Return a hint, or a reference to it."""
        return self._hints.get(hint) or super().advice(hint)


def _repeated(texts: list[str]) -> list[str]:
    """Return these texts, in order: then those which are alike follow each other and pack well."""
    return sorted(text for text, count in Counter(texts).items() if count > 1 and text)


def with_runs(text: str) -> str:
    r"""Shorten references that follow each other: \x1e17-23; stands for the seven of a list."""
    return _RUN.sub(lambda found: _BETWEEN.join(_runs(found[0])), text)


def _runs(references: str) -> Iterator[str]:
    numbers = list(map(int, re.findall(r"\d+", references)))
    first = 0
    for place, number in enumerate(numbers):
        if place + 1 == len(numbers) or numbers[place + 1] != number + 1:
            until = f"-{number}" if place > first else ""
            yield f"{_SIGN}{numbers[first]}{until};"
            first = place + 1
