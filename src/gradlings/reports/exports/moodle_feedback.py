"""Moodle's feedback files: a zip with a folder for each participant.

The rules are those of its import, `mod/assign/feedback/file/importziplib.php` of moodle/moodle: a
folder is `NAME_NUMBER_assignfeedback_file`, and others are ignored without a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt

from gradlings.errors import UsageError
from gradlings.reports.exports.moodle_worksheet import Worksheet
from gradlings.reports.exports.zip_file import zip_of
from gradlings.reports.feedback import feedback_for
from gradlings.results import Report

SUMMARY = "Write the feedback for an assignment in Moodle: a zip with a file for each student."

FORMS = ("html", "md")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|_]+")
_FOLDED = re.compile(r"<details><summary>(.*)</summary>")
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Feedback</title></head>
<body>
{body}</body>
</html>
"""


@dataclass(frozen=True)
class Zip:
    """The feedback of a class.

    Args:
        raw: the file.
        students: who has feedback in it.
        not_in_file: students of the grades who are not in the worksheet.
        not_in_grades: participants of whom there are no grades.
        renamed: participants in whose folder's name an underscore became a hyphen.
    """

    raw: bytes
    students: tuple[str, ...]
    not_in_file: tuple[str, ...]
    not_in_grades: tuple[str, ...]
    renamed: tuple[str, ...]


def packed(report: Report, sheet: Worksheet, form: str = "html") -> Zip:
    """Return a zip with the feedback of each student who is in a worksheet.

    Args:
        report: the results of the class.
        sheet: that Moodle exported for the assignment.
        form: of the files, html or md.

    Raises:
        UsageError: it is not clear who is who, or nobody is in the worksheet.
    """
    found = sheet.find(report)
    if not found.rows:
        raise UsageError(f"{sheet.file.path}: nobody of the grades is in it; nothing was written")
    files = {}
    for student, row in found.rows.items():
        folder = f"{_plain(sheet.name(row))}_{sheet.participant(row)}_assignfeedback_file"
        text = feedback_for(report, student)
        text = as_html(text) if form == "html" else text
        files[f"{folder}/feedback.{form}"] = text.encode()
    rest = tuple(map(sheet.name, found.not_in_grades))
    renamed = tuple(name for name in map(sheet.name, found.rows.values()) if "_" in name)
    return Zip(zip_of(files), tuple(found.rows), found.not_in_file, rest, renamed)


def _plain(name: str) -> str:
    """Return a name for a folder: Moodle reads the number alone, behind the first underscore."""
    return _UNSAFE.sub("-", name).strip(". ~") or "student"


def as_html(feedback: str) -> str:
    """Return feedback as a page; HTML in it stays text, whoever wrote it."""
    lines = [_FOLDED.sub(r"**\1**", line) for line in feedback.splitlines() if line != "</details>"]
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    return _PAGE.format(body=markdown.render("\n".join(lines) + "\n"))
