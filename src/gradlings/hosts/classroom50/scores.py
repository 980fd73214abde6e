"""Put official scores into Classroom 50's `scores.json`.

An entry with `override` is never refreshed by Classroom 50's own collection, so what was graded
with the hidden checks stays. A topic of the course is an assignment of the same name, with hyphens.
"""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
from referencing import Registry

from gradlings.course.manifest import Collected
from gradlings.errors import UsageError
from gradlings.grading.late import as_counted
from gradlings.hosts.classroom50.rows import scored, slug_of, test, tests_of
from gradlings.late_work import LateTopic
from gradlings.reports.lateness import in_a_sentence
from gradlings.results import ExerciseResult, Report

_SCHEMA = "scores-1.schema.json"
_RESULT_SCHEMA = "result-1.schema.json"  # the other schema refers to its parts


@dataclass
class Override:
    """The scores that were written, and those that were not.

    Args:
        written: (assignment, owner) whose entry now has the official score.
        left: why the others were not changed, a line each.
    """

    written: list[tuple[str, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def read_scores(file: Path) -> dict[str, Any]:
    """Read a `scores.json`.

    Raises:
        UsageError: it cannot be read, or breaks a rule of its schema; the message says where.
    """
    try:
        scores = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from None
    except ValueError as error:
        raise UsageError(f"{file} is not JSON: {error}") from None
    require_valid(scores, str(file))
    found: dict[str, Any] = scores
    return found


def require_valid(scores: object, where: str) -> None:
    """Raise UsageError unless scores obey the rules of `classroom50/scores/v1`."""
    shared = _schema(_RESULT_SCHEMA)
    parts: Registry[Any] = Registry().with_contents([(shared["$id"], shared)])
    try:
        jsonschema.Draft202012Validator(_schema(_SCHEMA), registry=parts).validate(scores)
    except jsonschema.ValidationError as error:
        path = "/".join(map(str, error.absolute_path)) or "its root"
        raise UsageError(f"{where}: {path}: {error.message[:200]}") from None
    for slug, owner, submission in _submissions(scores):
        if submission["score"] > submission["max-score"]:
            raise UsageError(f"{where}: {slug}/{owner}: the score is above the max-score")


def _schema(name: str) -> dict[str, Any]:
    text = (files("gradlings.hosts.classroom50") / name).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _submissions(scores: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for slug, assignment in scores["assignments"].items():
        for entry in assignment["entries"]:
            for submission in entry["submissions"]:
                yield slug, entry["owner"], submission


def with_official(
    scores: dict[str, Any], report: Report, collected: Mapping[str, Collected]
) -> tuple[dict[str, Any], Override]:
    """Put the scores of a report into those of Classroom 50.

    Args:
        scores: as `read_scores` returns them; they are not changed.
        report: of the class; its students are the owners.
        collected: by student, which commit of each topic was graded; empty if that is not known.

    Returns:
        The new scores, which differ only where official ones were written; and what was done.
    """
    new, done = copy.deepcopy(scores), Override()
    for student, results in report.by_student.items():
        for topic in dict.fromkeys(result.topic for result in results):
            rows = [result for result in results if result.topic == topic]
            late = [row for row in report.late_topics(student) if row.topic == topic]
            there = student in collected
            commits = as_counted(collected[student], report).topics if there else ()
            commit = next((c.commit for c in commits if c.topic == topic), "")
            _override(new, slug_of(topic), student, rows, late, commit, done)
    require_valid(new, "the new scores")
    return new, done


def _override(
    scores: dict[str, Any],
    slug: str,
    owner: str,
    results: Sequence[ExerciseResult],
    late: Sequence[LateTopic],
    commit: str,
    done: Override,
) -> None:
    assignment = scores["assignments"].get(slug)
    if assignment is None:
        return  # a topic that is not an assignment there
    entry = _entry_of(assignment["entries"], owner)
    if entry is None or not entry["submissions"]:
        done.left.append(f"{slug}: {owner} {_why_none(assignment, entry)}")
    elif any(result.withheld for result in results):
        done.left.append(f"{slug}: {owner}'s score is withheld, since a grader is broken")
    else:
        # The site shows the newest, wherever it stands.
        newest = max(entry["submissions"], key=lambda submission: submission["datetime"])
        newest |= _scored(results, late)
        if commit and commit not in newest["commit"]:
            _say_which(newest, commit, entry["submissions"])
        entry["override"] = True
        done.written.append((slug, owner))


def _entry_of(entries: Sequence[dict[str, Any]], owner: str) -> dict[str, Any] | None:
    """Find the entry of an owner; logins of GitHub do not differ in case."""
    return next((e for e in entries if e["owner"].lower() == owner.lower()), None)


def _why_none(assignment: Any, entry: dict[str, Any] | None) -> str:
    if entry is None and assignment.get("type") == "group" and assignment["entries"]:
        owners = ", ".join(sorted(e["owner"] for e in assignment["entries"])[:3])
        return (
            f"owns nothing in this group assignment, whose entries belong to {owners}, …; "
            "grade each group's repository under that name"
        )
    return "has no submission in Classroom 50"


def _say_which(newest: dict[str, Any], commit: str, submissions: Sequence[dict[str, Any]]) -> None:
    """Say that another commit was graded, and link that one if it was a submission."""
    which = f"graded: commit {commit[:7]}, which is not the newest submission"
    newest["tests"].append(test(which, 0, 0, passed=False))
    for graded in submissions:
        if commit in graded["commit"]:
            newest |= {key: graded[key] for key in ("commit", "release", "review")}


def _scored(results: Sequence[ExerciseResult], late: Sequence[LateTopic]) -> dict[str, Any]:
    """Return the keys of a result that official grading decides.

    The tests hold the raw points; what lateness costs, rounded up, is taken from their sum. Where
    there is work in time and late, one more says which of them counts.
    """
    keys = scored([row for result in results for row in tests_of(result)])
    for late_topic in late:
        lost = math.ceil(late_topic.points)
        name = f"{late_topic.topic}: {late_topic.days} days late, −{lost} points"
        if late_topic.other is not None:
            name = in_a_sentence(late_topic)
        keys["tests"].append(test(name, 0, 0, passed=late_topic.counts_in_time))
        keys["score"] = max(0, keys["score"] - lost)
    return keys
