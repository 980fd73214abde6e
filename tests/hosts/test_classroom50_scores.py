"""Official scores in Classroom 50's scores.json: by its rules, and nothing else is touched."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from support.classroom50 import submission

from gradlings.cli import main
from gradlings.course.manifest import Collected, CollectedTopic, manifest_json
from gradlings.outcomes import CheckResult, Outcome, Status
from gradlings.reports.json import FILE as RESULTS_FILE
from gradlings.reports.json import render
from gradlings.results import ExerciseResult, Report

SCORES: dict[str, Any] = {
    "schema": "classroom50/scores/v1",
    "note": "kept, like any key that we do not know",
    "assignments": {
        "deep-nets": {
            "type": "individual",
            "entries": [
                {"owner": "ada", "submissions": [submission("ada"), submission("ada", "submit/1")]},
                {"owner": "bob", "submissions": [submission("bob")], "override": False},
                {"owner": "cat", "submissions": []},
                {"owner": "zoe", "submissions": [submission("zoe")]},
            ],
        },
        "essay": {"type": "group", "entries": [{"owner": "ada", "submissions": []}]},
        "poster": {"type": "team", "entries": []},
    },
}


def check(name: str, points: float, of: float, outcome: Outcome = Outcome.FAILED) -> CheckResult:
    """Return a check."""
    return CheckResult(f"test_hidden.py::test_{name}", f"Title {name}.", outcome, points, of)


CHECKS = (
    check("a", 2, 2, Outcome.PASSED),
    check("b", 1.5, 2),
    check("c", 0, 4, Outcome.UNGRADED),
)


def graded(*results: ExerciseResult) -> Report:
    """Return the report of a class."""
    return Report("course", "0.1.0", "2.13.0", 0, sandboxed=True, results=results)


REPORT = graded(
    ExerciseResult("ada", "deep_nets/one", Status.GRADED, 4.0, checks=CHECKS),
    ExerciseResult("ada", "deep_nets/two", Status.MISSING, 3.0, "there is no file"),
    ExerciseResult("ada", "other/three", Status.GRADED, 2.0, checks=CHECKS[:1]),
    ExerciseResult("bob", "deep_nets/one", Status.WITHHELD, 4.0, "broken", checks=CHECKS),
    ExerciseResult("cat", "deep_nets/one", Status.GRADED, 2.0, checks=CHECKS[:1]),
    ExerciseResult("dan", "deep_nets/one", Status.GRADED, 2.0, checks=CHECKS[:1]),
)


def put(folder: Path, scores: object = SCORES, report: Report = REPORT) -> Result:
    """Run the command on a scores.json and a folder of grades."""
    (folder / RESULTS_FILE).write_text("".join(render(report)))
    text = scores if isinstance(scores, str) else json.dumps(scores)
    (folder / "scores.json").write_text(text)
    arguments = ["classroom50", "scores", str(folder / "scores.json"), "--grades", str(folder)]
    return CliRunner().invoke(main, arguments)


def test_official_scores_become_override_entries(tmp_path: Path) -> None:
    """In whole points, on the newest one; missing exercises and words that wait count as 0."""
    done = put(tmp_path)

    assert done.exit_code == 1, done.output  # bob, cat and dan are left
    data = json.loads((tmp_path / "scores.json").read_text())
    entry = data["assignments"]["deep-nets"]["entries"][0]
    newest = entry["submissions"][0]
    assert entry["override"] is True
    assert (newest["score"], newest["max-score"]) == (3, 11)
    assert [(t["test-name"], t["passed"], t["score"], t["max-score"]) for t in newest["tests"]] == [
        ("deep_nets/one: Title a.", True, 2, 2),
        ("deep_nets/one: Title b.", False, 1, 2),
        ("deep_nets/one: Title c. (not graded yet)", False, 0, 4),
        ("deep_nets/two: missing", False, 0, 3),
    ]
    assert newest["datetime"] == "2026-11-01T10:00:00Z"
    assert newest["graded_at"].endswith("Z")
    assert "Wrote 1 official scores of deep-nets into" in done.output


def test_logins_are_compared_as_github_does(tmp_path: Path) -> None:
    """Without regard to case."""
    result = ExerciseResult("ADA", "deep_nets/one", Status.GRADED, 2.0, checks=CHECKS[:1])

    done = put(tmp_path, report=graded(result))

    assert done.exit_code == 0, done.output
    data = json.loads((tmp_path / "scores.json").read_text())
    assert data["assignments"]["deep-nets"]["entries"][0]["override"] is True


def test_the_newest_submission_gets_the_score_and_says_what_was_graded(tmp_path: Path) -> None:
    """Newest by its time, wherever it stands; the graded one is linked."""
    scores = copy.deepcopy(SCORES)
    old, new = scores["assignments"]["deep-nets"]["entries"][0]["submissions"]
    old["commit"], new["commit"] = f"https://h/{'a' * 40}", f"https://h/{'b' * 40}"
    new["datetime"] = "2026-11-02T10:00:00Z"
    topic = CollectedTopic("deep_nets", "a" * 40, "2026-11-01T10:00:00+00:00")
    row = Collected("ada", "https://h", "a" * 40, (topic,))
    (tmp_path / "manifest.json").write_text(manifest_json([row]))

    put(tmp_path, scores)

    data = json.loads((tmp_path / "scores.json").read_text())
    first, second = data["assignments"]["deep-nets"]["entries"][0]["submissions"]
    assert first == old
    assert second["score"] == 3
    assert (second["commit"], second["datetime"]) == (old["commit"], new["datetime"])
    which = "graded: commit aaaaaaa, which is not the newest submission"
    assert second["tests"][-1]["test-name"] == which


def test_the_owners_of_a_group_assignment_are_named(tmp_path: Path) -> None:
    """A student who is no owner there cannot get a score."""
    scores = copy.deepcopy(SCORES)
    scores["assignments"]["deep-nets"] = {
        "type": "group",
        "entries": [{"owner": "group-1", "submissions": [submission("group-1")]}],
    }

    done = put(tmp_path, scores)

    assert done.exit_code == 1
    assert "dan owns nothing in this group assignment, whose entries belong to group-1" in (
        done.output
    )


def test_all_else_stays_as_it_was(tmp_path: Path) -> None:
    """Older submissions, other students, other assignments, keys that we do not know."""
    put(tmp_path)

    data = json.loads((tmp_path / "scores.json").read_text())
    expected = copy.deepcopy(SCORES)
    ours = data["assignments"]["deep-nets"]["entries"][0]
    theirs = expected["assignments"]["deep-nets"]["entries"][0]
    theirs["override"] = True
    for key in ("score", "max-score", "tests", "graded_at"):
        theirs["submissions"][0][key] = ours["submissions"][0][key]
    assert data == expected


def test_what_could_not_be_overridden_is_told(tmp_path: Path) -> None:
    """A withheld score, and students of whom Classroom 50 knows nothing."""
    says = put(tmp_path).output

    assert "deep-nets: bob's score is withheld, since a grader is broken" in says
    assert "deep-nets: cat has no submission in Classroom 50" in says
    assert "deep-nets: dan has no submission in Classroom 50" in says


def test_a_class_of_other_topics_changes_nothing(tmp_path: Path) -> None:
    """It says so, and the file stays as it is, byte for byte."""
    text = json.dumps(SCORES, indent=7)

    done = put(tmp_path, text, graded(REPORT.results[2]))

    assert done.exit_code == 1
    assert "is unchanged: no topic of the grades is an assignment in it" in done.output
    assert (tmp_path / "scores.json").read_text() == text


def _schema(data: dict[str, Any]) -> None:
    data["schema"] = "classroom50/scores/v2"


def _slug(data: dict[str, Any]) -> None:
    data["assignments"]["Deep_Nets"] = data["assignments"].pop("deep-nets")


def _fraction(data: dict[str, Any]) -> None:
    data["assignments"]["deep-nets"]["entries"][0]["submissions"][0]["score"] = 2.5


def _too_much(data: dict[str, Any]) -> None:
    data["assignments"]["deep-nets"]["entries"][0]["submissions"][0]["score"] = 5


def _tag(data: dict[str, Any]) -> None:
    data["assignments"]["deep-nets"]["entries"][0]["submissions"][0]["submission"] = "v1"


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (_schema, "schema: 'classroom50/scores/v1' was expected"),
        (_slug, "'Deep_Nets' does not match"),
        (_fraction, "assignments/deep-nets/entries/0/submissions/0/score: 2.5 is not of type"),
        (_too_much, "deep-nets/ada: the score is above the max-score"),
        (_tag, "submissions/0/submission: 'v1' does not match"),
    ],
)
def test_a_file_that_breaks_the_rules_is_refused(
    tmp_path: Path, edit: Callable[[dict[str, Any]], None], says: str
) -> None:
    """With the place, and left alone."""
    data = copy.deepcopy(SCORES)
    edit(data)

    done = put(tmp_path, data)

    assert done.exit_code == 2
    assert says in done.output
    assert json.loads((tmp_path / "scores.json").read_text()) == data


def test_a_file_that_is_no_json_or_not_there_is_told(tmp_path: Path) -> None:
    """As are grades that are not there."""
    assert "is not JSON" in put(tmp_path, "{").output
    (tmp_path / "scores.json").unlink()
    arguments = ["classroom50", "scores", str(tmp_path / "scores.json"), "--grades"]
    assert "No such file" in CliRunner().invoke(main, [*arguments, str(tmp_path)]).output
    (tmp_path / RESULTS_FILE).unlink()
    assert "run `gradlings grade" in CliRunner().invoke(main, [*arguments, str(tmp_path)]).output
