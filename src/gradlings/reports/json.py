"""`results.json`: a report for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from gradlings.results import Report

FILE = "results.json"


def render(report: Report) -> Iterator[str]:
    """Yield the report as JSON in parts, a line for each result, so that grep finds one."""
    data = replace(report, results=()).to_json()
    del data["results"]
    yield json.dumps(data).removesuffix("}") + ', "results": ['
    for number, result in enumerate(report.results):
        yield ("," if number else "") + "\n" + json.dumps(result.to_json())
    yield "\n]}\n"
