"""The forms of a report, one module each.

A form for programs is a module with `FILE`, the name of its file, and `render(report)`, which
returns the file's text, whole or in parts. `FORMS` lists them: `gradlings grade` writes each.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from gradlings.files import replace_file
from gradlings.reports import csv, json
from gradlings.results import Report


class Form(Protocol):
    """A module that renders reports."""

    FILE: str

    def render(self, report: Report) -> str | Iterator[str]:
        """Return the text of the file, whole or in parts."""
        ...


FORMS: tuple[Form, ...] = (json, csv)


def write_report(report: Report, folder: Path) -> list[Path]:
    """Write a report in all forms; replace each file in one step, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / form.FILE for form in FORMS]
    for form, file in zip(FORMS, files, strict=True):
        replace_file(file, form.render(report))
    return files
