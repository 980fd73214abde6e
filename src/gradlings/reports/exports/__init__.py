"""The forms in which grades leave for other programs, one module each; `FORMATS` lists them.

Each module has `SUMMARY`, a line about it. Those that fill in a file which the other program has
exported share `csv_file`, `people`, `amounts` and `fill`; reports of tests share `as_tests`.
"""

from __future__ import annotations

from gradlings.reports.exports import (
    canvas,
    ctrf,
    gradescope,
    junit,
    moodle,
    moodle_feedback,
    moodle_worksheet,
)

FORMATS = {
    "canvas": canvas,
    "moodle": moodle,
    "moodle-worksheet": moodle_worksheet,
    "moodle-feedback": moodle_feedback,
    "gradescope": gradescope,
    "ctrf": ctrf,
    "junit": junit,
}
