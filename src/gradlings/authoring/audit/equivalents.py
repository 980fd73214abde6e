"""Mutants that behave like the solution: recorded beside the grader, each with the reason."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

import tomlkit

from gradlings.course.exercise import Exercise
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError

FILE = "equivalents.toml"


@dataclass(frozen=True)
class Equivalent:
    """A change of the solution that no check can tell from it.

    Args:
        key: as `Mutant.key`.
        reason: why nothing that the contract promises depends on it.
    """

    key: tuple[str, str, str]
    reason: str


def as_block(key: tuple[str, str, str]) -> str:
    """Return the entry of the file that records a mutant, with a place for the reason."""
    entry = tomlkit.table()
    entry["in"], entry["was"], entry["becomes"] = (
        tomlkit.string(text, multiline="\n" in text) for text in key
    )
    entry["reason"] = ""
    document = tomlkit.document()
    entries = tomlkit.aot()
    entries.append(entry)
    document["equivalent"] = entries
    return tomlkit.dumps(document).strip()


def read_equivalents(exercise: Exercise) -> list[Equivalent]:
    """Read `graders/TOPIC/EXERCISE/equivalents.toml`, if there is one.

    Each `[[equivalent]]` holds `in` (the function), `was` and `becomes` (the old and the new lines,
    as the audit shows them; `becomes` may be a list of several) and `reason`.

    Raises:
        CourseError: the file cannot be read, or an entry lacks something.
    """
    file = exercise.grader / FILE
    if not file.is_file():
        return []
    try:
        data = tomllib.loads(text_of(file))
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{file}: {error}; mend it") from None
    found = []
    for entry in data.get("equivalent", []):
        texts = entry.get("becomes", [])
        becomes = [texts] if isinstance(texts, str) else texts
        fields = [entry.get("in"), entry.get("was"), entry.get("reason"), *becomes]
        if (
            not becomes
            or not all(isinstance(field, str) for field in fields)
            or not entry["reason"]
        ):
            raise CourseError(
                f"{file}: an [[equivalent]] needs in, was, becomes and reason, all texts; one "
                f"entry holds {sorted(entry)}"
            )
        found += [
            Equivalent((entry["in"], entry["was"], text), entry["reason"]) for text in becomes
        ]
    return found
