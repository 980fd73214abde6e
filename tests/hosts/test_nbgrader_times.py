"""Due dates, timestamps and lateness in nbgrader: times in every form, and one penalty alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result
from nbgrader import utils
from support.abuses import ALL
from support.notebooks import TOPIC, Nbgrader, make, solved
from support.small_course import write_course

from gradlings.cli import main
from gradlings.hosts.nbgrader.build import write_assignment
from gradlings.hosts.nbgrader.times import is_suspicious, plain
from gradlings.late_work import LateTopic
from gradlings.results import Report

DUE = "2026-11-22 18:00:00 +0200"  # as formgrader writes it
IN_UTC = datetime(2026, 11, 22, 16, 0)
TIMESTAMPS = {
    "early": ("2026-11-22 17:59:00.000000 +0200", -60),
    "colon": ("2026-11-22 18:01:00 +02:00", 60),
    "utc": ("2026-11-22 16:30:00.000000 UTC", 1800),
    "west": ("2026-11-22 10:30:00 -0530", 0),
    "named": ("2026-11-22 17:10:00.000000 CET", 600),
    "summer": ("2026-11-22 18:10:00 CEST", 600),
    "other_summer": ("2026-11-22 12:10:00 EDT", 600),
}


@pytest.fixture(scope="module")
def nbgrader(tmp_path_factory: pytest.TempPathFactory) -> Nbgrader:
    """A class whose members handed in at several times; the due date comes from the command."""
    folder = tmp_path_factory.mktemp("times")
    course = write_course(folder / "course")
    file = folder / "course" / "course.toml"
    file.write_text(
        file.read_text().replace("[course]\n", '[course]\ntimezone = "Europe/Berlin"\n')
    )
    nbgrader = make(course, folder / "nbgrader")
    write_assignment(course, course.topics[0], nbgrader.root)
    nbgrader.generate()
    for student, (stamp, _) in TIMESTAMPS.items():
        nbgrader.submit(student, solved(nbgrader.released()))
        (nbgrader.root / "submitted" / student / TOPIC / "timestamp.txt").write_text(stamp)
    command = ["nbgrader", "db", "assignment", "add", TOPIC, f"--duedate={DUE}"]
    subprocess.run([sys.executable, "-m", *command], cwd=nbgrader.root, check=True, timeout=120)
    nbgrader.api.config.LateSubmissionPlugin.penalty_method = "zero"
    nbgrader.autograde()
    return nbgrader


def test_a_due_date_with_its_offset_is_that_moment(nbgrader: Nbgrader) -> None:
    """Entered by nbgrader's own command, in the course directory."""
    with nbgrader.gradebook() as gradebook:
        assert gradebook.find_assignment(TOPIC).duedate == IN_UTC


@pytest.mark.parametrize("student", TIMESTAMPS)
def test_a_timestamp_is_the_moment_that_it_says(nbgrader: Nbgrader, student: str) -> None:
    """In any form; who is late to the second has the penalty, and nobody else."""
    late_s = max(0, TIMESTAMPS[student][1])
    with nbgrader.gradebook() as gradebook:
        found = gradebook.find_submission(TOPIC, student)

        assert found.total_seconds_late == late_s
        assert found.late_submission_penalty == (ALL if late_s else 0)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-01-01T10:00:00 +0200", "2026-01-01T08:00"),
        ("2026-01-01 10:00 -5", "2026-01-01T15:00"),
        ("2026-01-01 10:00:00+02:00", "2026-01-01T08:00"),
        ("2026-01-01 10:00 PM", "2026-01-01T22:00"),
        ("2026-07-01 10:00 MESZ", "2026-07-01T08:00"),
        ("2026-01-01 10:00 Asia/Tokyo", "2026-01-01T01:00"),
        ("2026-01-01 10:00", "2026-01-01T10:00"),
    ],
)
def test_times_are_read_rightly(nbgrader: Nbgrader, text: str, utc: str) -> None:
    """Wherever nbgrader reads one, after its configuration has been loaded."""
    assert utils.parse_utc(text) == datetime.fromisoformat(utc)


def test_an_unknown_zone_is_named_with_the_value_to_type(caplog: pytest.LogCaptureFixture) -> None:
    """It is taken as UTC, as nbgrader does without a word."""
    assert plain("2026-01-01 10:00 XYZT", ZoneInfo("Europe/Berlin")) == "2026-01-01 10:00 UTC"
    assert "Type an offset: 2026-01-01 10:00 +02:00" in caplog.text


def test_a_due_date_that_nbgrader_has_moved_is_suspected(nbgrader: Nbgrader) -> None:
    """It was entered where gradlings was not configured; the log says what to type."""
    moved = datetime(2026, 1, 1, 10) - timedelta(seconds=200)
    with nbgrader.gradebook() as gradebook:
        gradebook.update_or_create_assignment(TOPIC, duedate=moved)
    shutil.rmtree(nbgrader.root / "autograded/early")

    log = str(nbgrader.api.autograde(TOPIC, "early")["log"])

    assert "is due at 2026-01-01 09:56:40 UTC" in log
    assert "enter the due date again, as 2026-01-31 10:00:00 +02:00" in log
    assert not is_suspicious(datetime(2026, 1, 1, 23, 59, 59))
    assert not is_suspicious(datetime(2026, 1, 1, 10, 30))


def test_only_one_penalty_counts(nbgrader: Nbgrader, tmp_path: Path) -> None:
    """Pushed scores bring what course.toml takes; nbgrader's penalty, of all points, goes."""
    results = _report(nbgrader, tmp_path)
    report = Report.from_json(json.loads(results.read_text()))
    late = LateTopic(
        *("utc", TOPIC, "2026-11-22T16:30+00:00", "2026-11-22T16:00+00:00"),
        days=1,
        free_days=0,
        penalty=0.1,
        points=1.5,
    )
    report = replace(report, late=(late, replace(late, student="early", days=0, points=0.0)))
    results.write_text(json.dumps(report.to_json()))

    done = _run(nbgrader, "push", str(nbgrader.root), TOPIC, "--grades", str(tmp_path / "grades"))

    assert done.exit_code == 0, done.output
    with nbgrader.gradebook() as gradebook:
        penalties = {
            student: gradebook.find_submission(TOPIC, student).late_submission_penalty
            for student in ("utc", "early", "colon")
        }
    assert penalties == {"utc": 1.5, "early": 0, "colon": ALL}


def _report(nbgrader: Nbgrader, folder: Path) -> Path:
    """Grade the class in files; return results.json."""
    _run(nbgrader, "collect", str(nbgrader.root), TOPIC, "--into", str(folder / "in"))
    start = ["--course", str(nbgrader.root / "../course"), "grade", str(folder / "in")]
    shared = f"sqlite:///{nbgrader.root / 'gradlings.sqlite'}"
    options = ["--out", str(folder / "grades"), "--gradebook", shared]
    CliRunner().invoke(main, [*start, *options])
    return folder / "grades" / "results.json"


def _run(nbgrader: Nbgrader, *arguments: str) -> Result:
    start = ["--course", str(nbgrader.root / "../course"), "nbgrader"]
    return CliRunner().invoke(main, [*start, *arguments])
