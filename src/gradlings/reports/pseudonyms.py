"""Pseudonyms for students: the same in each report, and nothing that tells who it is."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gradlings.correction import Correction
from gradlings.results import ExerciseResult, Report

KEY_FILE = "pseudonyms.key"  # beside the results; who has it can tell who is who
_LETTERS = "abcdefghijkmnpqrstuvwxyz"  # none that looks like another, nor like a number
_SHORTEST_NAME = 3  # a part of a name that is shorter is too common to be replaced


def anonymized(report: Report, key_file: Path) -> Report:
    """Return a report in which no student's name stands.

    Args:
        report: of the class.
        key_file: the key that the pseudonyms are made with; it is made if it is not there.
    """
    names = names_in(report, key_file)
    hide = {student: _hider(report, student) for student in names}
    results = [
        _hidden(result, names[result.student], hide[result.student]) for result in report.results
    ]
    return replace(
        report,
        results=tuple(sorted(results, key=lambda result: result.student)),
        late=tuple(replace(row, student=names[row.student]) for row in report.late),
        people=(),
    )


def names_in(report: Report, key_file: Path) -> dict[str, str]:
    """Return the pseudonym of each student. See `anonymized`."""
    key = _key(key_file)
    names = {student: _pseudonym(key, student) for student in sorted(report.by_student)}
    if len(set(names.values())) < len(names):  # as good as never: then by number
        names = {student: f"student {n}" for n, student in enumerate(names, start=1)}
    return names


def _key(file: Path) -> bytes:
    if not file.exists():
        file.write_text(secrets.token_hex(32) + "\n", encoding="utf-8")
        file.chmod(0o600)
    return file.read_text(encoding="utf-8").strip().encode()


def _pseudonym(key: bytes, student: str) -> str:
    number = int.from_bytes(hmac.digest(key, student.encode(), hashlib.sha256)[:8], "big")
    letters = []
    for _ in range(6):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "student " + "".join(letters)


def _hider(report: Report, student: str) -> re.Pattern[str] | None:
    """Return a pattern of all that names a student."""
    person = report.person(student)
    words = {student, person.name, person.email, person.lms_id, *person.name.split()}
    known = sorted((word for word in words if len(word) >= _SHORTEST_NAME), key=len, reverse=True)
    if not known:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)", re.IGNORECASE)


def _hidden(result: ExerciseResult, name: str, hide: re.Pattern[str] | None) -> ExerciseResult:
    def shown(text: str) -> str:
        return hide.sub(name, text) if hide is not None and text else text

    checks = tuple(
        replace(
            check,
            message=shown(check.message),
            answer=shown(check.answer),
            correction=_nameless(check.correction, shown),
        )
        for check in result.checks
    )
    attempts = tuple(map(shown, result.attempts))
    return replace(
        result,
        student=name,
        detail=shown(result.detail),
        checks=checks,
        attempts=attempts,
        correction=_nameless(result.correction, shown),
    )


def _nameless(correction: Correction | None, shown: Callable[[str], str]) -> Correction | None:
    """Return a correction without the student's name, and without that of who made it."""
    if correction is None:
        return None
    return replace(correction, reason=shown(correction.reason), who="")
