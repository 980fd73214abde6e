"""JUnit's XML, as most tools read it: a suite for each student and exercise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree as Xml

from gradlings.reports.exports.as_tests import Ending, Test, tests_of
from gradlings.results import ExerciseResult, Report

SUMMARY = "Write a report of tests in JUnit's XML."

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ELEMENTS = {Ending.FAILED: "failure", Ending.BROKEN: "error", Ending.PENDING: "skipped"}


def render(report: Report, students: Sequence[str], finished_ms: int) -> str:
    """Return a report of tests: lost points are failures, a broken check is an error.

    Args:
        report: the results of the class.
        students: of whom.
        finished_ms: when grading ended, in milliseconds since 1970.
    """
    when = datetime.fromtimestamp(finished_ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    graded = [one for student in students for one in tests_of(report, student)]
    every = [test for _, tests in graded for test in tests]
    root = Xml.Element("testsuites", {"name": _clean(report.course), **_counts(every)})
    del root.attrib["skipped"]  # only suites have it in the schema of Jenkins
    for result, tests in graded:
        root.append(_suite(result, tests, when))
    Xml.indent(root, " ")
    text = Xml.tostring(root, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(result: ExerciseResult, tests: Sequence[Test], when: str) -> Xml.Element:
    name = _clean(f"{result.student}/{result.exercise}")
    suite = Xml.Element("testsuite", {"name": name, "timestamp": when, **_counts(tests)})
    properties = Xml.SubElement(suite, "properties")
    for key in ("student", "exercise", "score", "max_score"):
        value = getattr(result, key)
        text = "" if value is None else str(value)
        Xml.SubElement(properties, "property", name=key, value=_clean(text))
    for test in tests:
        suite.append(_case(test))
    return suite


def _case(test: Test) -> Xml.Element:
    case = Xml.Element(
        "testcase",
        name=_clean(test.title),
        classname=_clean(f"{test.student}.{test.exercise.replace('/', '.')}"),
        time=_seconds(test.duration_s),
    )
    if test.ending in _ELEMENTS:
        first = test.message.partition("\n")[0] or test.outcome
        end = Xml.SubElement(case, _ELEMENTS[test.ending], message=_clean(first))
        if test.ending is not Ending.PENDING:
            end.set("type", test.outcome)
            end.text = _clean(test.message)
    return case


def _counts(tests: Sequence[Test]) -> dict[str, str]:
    endings = Counter(test.ending for test in tests)
    return {
        "tests": str(len(tests)),
        "failures": str(endings[Ending.FAILED]),
        "errors": str(endings[Ending.BROKEN]),
        "skipped": str(endings[Ending.PENDING]),
        "time": _seconds(sum(test.duration_s for test in tests)),
    }


def _seconds(value: float) -> str:
    return f"{value:.3f}"


def _clean(text: str) -> str:
    """Return a text without the characters that no XML may hold."""
    return _NO_XML.sub("\ufffd", text)
