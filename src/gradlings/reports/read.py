"""Read `results.json`: a line at a time, and results that many students have only once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson

from gradlings.outcomes import CheckResult
from gradlings.results import ExerciseResult, Report

_HEAD, _TAIL = '"results": [\n', "]}\n"  # what `reports.json` writes around the lines
_ALL_BUT_THE_TIME = itemgetter(
    "id", "title", "outcome", "points", "max_points", "message", "misconception", "hint", "answer"
)


def read_report(file: Path, *, times: bool = True) -> Report:
    """Read `results.json`.

    Args:
        file: of that form.
        times: whether `duration_s` is needed. Most checks of a class differ in it alone: without,
            those share one object, with the time of the first.

    Raises:
        OSError, ValueError, KeyError, TypeError: the file is not there, or has another form.
    """
    with file.open(encoding="utf-8", newline="\n") as lines:
        head = lines.readline()
        if not head.endswith(_HEAD):  # written by another program
            return Report.from_json(_parsed(file.read_bytes()))
        report = Report.from_json(_parsed(head + _TAIL))
        return replace(report, results=tuple(_results(lines, times)))


def _results(lines: Iterator[str], times: bool) -> Iterator[ExerciseResult]:
    known: dict[tuple[Any, ...], CheckResult] = {}
    read = CheckResult.from_json if times else partial(_shared, known)
    for line in lines:
        if line == _TAIL:
            return
        row = _parsed(line.removesuffix("\n").removesuffix(","))
        yield ExerciseResult.from_json(row, read)
    raise ValueError(f"it ends in the middle; expected {_TAIL.strip()} as its last line")


def _shared(known: dict[tuple[Any, ...], CheckResult], row: Mapping[str, Any]) -> CheckResult:
    if "correction" in row:
        return CheckResult.from_json(row)
    key = _ALL_BUT_THE_TIME(row)
    found = known.get(key)
    if found is None:
        found = known[key] = CheckResult.from_json(row)
    return found


def _parsed(text: str | bytes) -> Any:
    """Parse JSON; also what orjson refuses and Python writes: half of a surrogate pair, NaN."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)
