"""Make the sheet that students get from the key: no ticks, no answers, no reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradlings.course.questions.blocks import Section, sections_of
from gradlings.course.questions.choice import options_in
from gradlings.course.questions.question import answer_in
from gradlings.course.questions.words import PLACEHOLDER

_BOX = re.compile(r"\[[^\[\]]{0,3}\]")
_AFTER_LABEL = re.compile(r"(?<=:\*\*).*")
_NUMBER, _WORDS = " ___", f"\n\n{PLACEHOLDER}"


def blank_sheet(key: str) -> str:
    """Return the students' sheet that belongs to a key."""
    lines: list[str | None] = list(key.splitlines())
    for section in sections_of(key):
        options = options_in(section.blocks)
        ends = [*(option.line for option in options[1:]), *(o.reason_end for o in options[-1:])]
        for option, end in zip(options, ends, strict=True):
            lines[option.line] = _BOX.sub("[ ]", lines[option.line] or "", count=1)
            _take_out(lines, option.end, end)
        _blank_answer(section, lines)
    return _tidy(line for line in lines if line is not None)


def _blank_answer(section: Section, lines: list[str | None]) -> None:
    room = answer_in(section.blocks)
    if room is None:
        return
    _take_out(lines, room.below, section.end)
    given = _NUMBER if room.value else _WORDS
    lines[room.line] = _AFTER_LABEL.sub("", lines[room.line] or "") + given
    lines[section.end - 1] = ""  # apart from the next heading


def _take_out(lines: list[str | None], first: int, end: int) -> None:
    lines[first:end] = [None] * (end - first)


def _tidy(lines: Iterator[str]) -> str:
    """Join lines; where something was taken out, one empty line is left."""
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
