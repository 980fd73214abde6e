"""Feedback for one student: a report in Markdown, made from the results of a class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gradlings.outcomes import CheckResult, Outcome, Status, shown
from gradlings.reports import corrected
from gradlings.reports.lateness import in_a_sentence
from gradlings.results import ExerciseResult, Report, still_open, total

_NOTHING_TO_MEND = (Outcome.PASSED, Outcome.MISSING, Outcome.EXCUSED)
_LONGEST_FENCE = re.compile(r"`+")
_MAX_LINES, _MAX_CHARS = 12, 1500  # of one message
_ROOM_FOR_NAMES = 1000  # characters at the end for what is left out


class Words:
    """How the parts of feedback are written that many students share."""

    def title(self, check: CheckResult) -> str:
        """Return the title of a check."""
        return check.title

    def message(self, message: str) -> str:
        """Return a message as part of a list: not too long, quoted and indented."""
        return _indented(fenced(_shortened(message)))

    def advice(self, hint: str) -> str:
        """Return a hint as part of a list."""
        return "\n".join(f"  {line}".rstrip() for line in labelled(hint).splitlines())


_WORDS = Words()


def feedback_for(
    report: Report, student: str, at_most: int | None = None, words: Words = _WORDS
) -> str:
    """Write the report of one student: scores, what to do first, what went wrong, and advice.

    Args:
        report: of the class.
        student: whose.
        at_most: how many characters it may have; then exercises at its end are left out, by name.
        words: how titles, messages and hints are written.
    """
    results = report.by_student[student]
    score, of = total(results)
    head = [
        f"# {report.course}: feedback for {student}",
        "",
        f"**{shown(score)} of {shown(of)} points**{_still_open(results)}",
        *_late(report, student, of),
        *_table(results),
        *_first(results),
        *_not_begun(results),
    ]
    said = _Said(words)
    parts = [(r.exercise, list(_exercise(r, said))) for r in results if _has_a_section(r)]
    parts.append(("what passed", list(_passed(results, words))))
    return _within(head, parts, at_most)


def _within(head: list[str], parts: list[tuple[str, list[str]]], at_most: int | None) -> str:
    text, left_out = "\n".join(head) + "\n", []
    for name, lines in parts:
        part = "\n".join([*lines, ""])
        if at_most is not None and len(text) + len(part) > at_most - _ROOM_FOR_NAMES:
            left_out.append(name)
        else:
            text += part
    if left_out:
        names = ", ".join(left_out)
        names = names if len(names) < _ROOM_FOR_NAMES // 2 else f"{len(left_out)} parts"
        text += f"\nLeft out here, as it would be too long: {names}. Ask for the whole report.\n"
    return text


def score_of(report: Report, student: str) -> str:
    """Return one student's score in a few words."""
    score, of = total(report.by_student[student])
    is_late = any(row.days for row in report.late_topics(student))
    after = f"; {shown(report.final(student))} after lateness" if is_late else ""
    return f"{shown(score)} of {shown(of)} points{after}"


def is_final(report: Report, student: str) -> bool:
    """Whether no score of a student is withheld, and no answer waits to be graded by hand.

    If that is so of work which does not count yet, it may still become the better one.
    """
    others = [row.other for row in report.late_topics(student) if row.other is not None]
    is_open = any(still_open(report.by_student[student]))
    return not is_open and not any(other.undecided for other in others)


def _still_open(results: Sequence[ExerciseResult]) -> str:
    """Return how many points are not decided yet, in words; empty if none."""
    waits, withheld = still_open(results)
    words = f"; {shown(waits)} of them are not graded yet" if waits else ""
    return words + (f"; {shown(withheld)} are withheld: a check is broken" if withheld else "")


def _late(report: Report, student: str, of: float) -> Iterator[str]:
    rows = report.late_topics(student)
    if not rows:
        return
    yield from ("", *(f"- {in_a_sentence(row)}" for row in rows))
    if any(row.days for row in rows):
        yield from ("", f"**{shown(report.final(student))} of {shown(of)} points** after lateness")


def _failing(result: ExerciseResult) -> list[CheckResult]:
    """Return the checks to report one by one: those that failed, and those a person decided."""
    return [
        check
        for check in result.checks
        if check.outcome not in _NOTHING_TO_MEND or check.answer or check.correction
    ]


def _has_a_section(result: ExerciseResult) -> bool:
    if any(not correction.for_all for _, correction in result.corrections):
        return True
    return result.is_begun and (result.status is not Status.GRADED or bool(_failing(result)))


def _table(results: Sequence[ExerciseResult]) -> Iterator[str]:
    yield from ("", "| exercise | points | |", "| --- | ---: | --- |")
    for result in results:
        yield f"| {result.exercise} | {_score(result)} | {_in_words(result)} |"


def _score(result: ExerciseResult) -> str:
    if result.is_excused:
        return "excused"
    score = result.score
    return "" if score is None else f"{shown(score)} / {shown(result.max_score)}"


def _in_words(result: ExerciseResult) -> str:
    if result.correction is not None:
        return "corrected: see below"
    if not result.is_begun:
        return "not begun"
    if result.status is not Status.GRADED:
        return str(result.status)
    outcomes = [check.outcome for check in result.checks]
    counts = {
        "to mend": sum(found.counted and found not in _NOTHING_TO_MEND for found in outcomes),
        "not written": outcomes.count(Outcome.MISSING),
        "not graded yet": sum(not found.counted for found in outcomes),
        "corrected": len(result.corrections),
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "✓"


def _first(results: Sequence[ExerciseResult]) -> Iterator[str]:
    """Say what to do first: what cannot be read, else the first check that failed."""
    results = [result for result in results if result.correction is None]
    for result in results:
        if result.is_begun and result.status is Status.UNREADABLE:
            yield from ("", f"**First:** {result.exercise} cannot be read; see below.")
            return
    for result in results:
        for check in result.checks:
            if check.outcome.counted and check.outcome not in _NOTHING_TO_MEND:
                yield from ("", f"**First:** {result.exercise}, “{check.title}” See below.")
                return
    for result in results:
        if not result.is_begun:
            yield from ("", f"**First:** begin {result.exercise}.")
            return


def _not_begun(results: Sequence[ExerciseResult]) -> Iterator[str]:
    names = [r.exercise for r in results if not r.is_begun and r.correction is None]
    if names:
        yield from ("", f"Not begun: {', '.join(names)}.")


def _passed(results: Sequence[ExerciseResult], words: Words) -> Iterator[str]:
    """List the checks that passed, folded away."""
    rows = {
        r.exercise: [
            words.title(check)
            for check in r.checks
            if check.outcome is Outcome.PASSED and not check.answer and not check.correction
        ]
        for r in results
    }
    count = sum(map(len, rows.values()))
    if not count:
        return
    checks = "1 check" if count == 1 else f"{count} checks"
    yield from ("", f"<details><summary>{checks} passed</summary>", "")
    for exercise, titles in rows.items():
        if titles:
            yield f"- {exercise}: ✓ {' ✓ '.join(titles)}"
    yield from ("", "</details>")


class _Said:
    """What a report has said already: messages, and hints with the first check that has each."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.messages: set[str] = set()
        self.hints: dict[str, str] = {}


def _exercise(result: ExerciseResult, said: _Said) -> Iterator[str]:
    yield ""
    is_graded = result.status is Status.GRADED
    yield f"## {result.exercise}: {_score(result) if is_graded else result.status}"
    if result.correction is not None:
        yield from ("", *_quoted(corrected.in_a_sentence(result.correction)))
    if not is_graded:
        yield from ("", *fenced(result.detail)) if result.detail else ()
        return
    yield ""
    said.messages.clear()
    for check in _failing(result):
        yield from _check(check, said)
    title = said.words.title
    unwritten = [title(check) for check in result.checks if check.outcome is Outcome.MISSING]
    if unwritten:
        yield f"- {Outcome.MISSING.mark} not written yet: {' · '.join(unwritten)}"


def _check(check: CheckResult, said: _Said) -> Iterator[str]:
    """Report one check, without repeating a message or a hint."""
    yield f"- {check.outcome.mark} {said.words.title(check)} ({_points(check)})"
    if check.correction is not None:
        yield from _prose(corrected.in_a_sentence(check.correction))
        if check.outcome in _NOTHING_TO_MEND and not check.answer:
            return
    if check.answer and check.outcome.counted:  # a person has graded it
        yield from _prose(check.message)
    elif _gist(check) in said.messages:
        yield "  (as above)"
    elif check.message:
        yield f"\n{said.words.message(check.message)}"
    said.messages.add(_gist(check))
    if check.hint and check.hint not in said.hints:
        said.hints[check.hint] = said.words.title(check)
        yield f"\n{said.words.advice(check.hint)}\n"
    elif check.hint:
        yield f"  (The hint is the same as for “{said.hints[check.hint]}”)"
        yield ""


def _indented(lines: Iterable[str]) -> str:
    return "  " + "\n".join(lines).replace("\n", "\n  ")


def _gist(check: CheckResult) -> str:
    """Return what is new in a message: where code raised, in which call is not."""
    if check.outcome is Outcome.FAILED:
        return check.message
    return check.message.partition("\n")[0]


def _prose(comment: str) -> Iterator[str]:
    """Quote what a person wrote."""
    if comment:
        yield ""
        yield from (f"  {line}" for line in _quoted(comment))


def _quoted(words: str) -> Iterator[str]:
    yield from (f"> {line}".rstrip() for line in words.splitlines())


def _shortened(message: str) -> str:
    lines = message.splitlines()
    if len(lines) > _MAX_LINES:
        lines = [*lines[: _MAX_LINES - 1], f"[{len(lines) - _MAX_LINES + 1} more lines]"]
    text = "\n".join(lines)
    return text if len(text) <= _MAX_CHARS else text[:_MAX_CHARS] + "…"


def _points(check: CheckResult) -> str:
    if not check.outcome.counted:
        return f"{shown(check.max_points)} points, not graded yet"
    if check.outcome is Outcome.EXCUSED:
        return "counts for nothing"
    return f"{shown(check.points)} / {shown(check.max_points)}"


def labelled(hint: str) -> str:
    """Label a hint, unless it begins with a label."""
    return hint if hint.startswith("**") else f"**Hint:** {hint}"


def fenced(text: str) -> Iterator[str]:
    """Quote text that a student's code may have influenced."""
    longest = max(map(len, _LONGEST_FENCE.findall(text)), default=0) if "`" in text else 0
    fence = "`" * max(3, longest + 1)
    yield f"{fence}text"
    yield from text.splitlines()
    yield fence
