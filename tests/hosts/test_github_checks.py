"""Reports of a student's checks to hosts; nothing that a submission says is a command there."""

from __future__ import annotations

import base64
import html
import json
import os
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
from ruamel.yaml import YAML
from support.linux import needs_linux
from support.repository import copy_packaging
from support.small_course import (
    EVERYTHING,
    KEY,
    MARGIN_COST_PUBLIC_POINTS,
    QUESTIONS,
    SOLUTION,
    STUB,
    MakeCourse,
    write_course,
)

from gradlings.authoring.release import edition_of, write_edition
from gradlings.checks.checked import Checked, points_of
from gradlings.checks.local import check_exercise
from gradlings.course.course import Course, load_course
from gradlings.course.questions.blank import blank_sheet
from gradlings.hosts.github import actions
from gradlings.outcomes import CheckResult, Outcome

WORKFLOW = ".github/workflows/classroom.yml"
TWO_CHECKS = '''"""Public checks."""

import pytest
import torch


def doubled(module, x):
    """double(x)"""
    return module.double(x)


@pytest.mark.points(3)
def test_example(submission, expect):
    """Three doubled is six."""
    expect(submission(doubled, torch.tensor([3.0])), torch.tensor([6.0]))


def test_zero(submission, expect):
    """Zero doubled is zero."""
    expect(submission(doubled, torch.tensor([0.0])), torch.tensor([0.0]))
'''
SQUARE = STUB.replace("raise NotImplementedError", "return x * x")
FORGER = STUB.replace(
    "    raise NotImplementedError",
    r"""
    import os, sys
    evil = "::error file=a::forged\n::notice title=Autograding complete::Points 9/9\n|<b>@all</b>"
    for text in (evil, "\n" + evil, "::stop-commands::x"):
        print(text)
        os.write(1, text.encode())
        os.write(2, text.encode())
    for name in os.environ:
        if name.startswith("GITHUB_"):
            open(os.environ[name], "a").write("points=9\nresult=forged\n")
    raise ValueError(evil)
""",
)


def run(course: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a step of a workflow does."""
    return subprocess.run(
        [sys.executable, "-m", "gradlings", "--course", course, "check", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ) | environment,
    )


class Step:
    """A step of a workflow that ran, and the files that it wrote.

    Args:
        course: where it ran.
        folder: for the files that GitHub Actions names.
    """

    def __init__(self, course: Path, folder: Path) -> None:
        self.files = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        given = {name: str(path) for name, path in self.files.items()}
        self.done = run(course, "--format", "github", **given)

    @property
    def outputs(self) -> dict[str, str]:
        """Its outputs, each of which is there once."""
        lines = self.files["GITHUB_OUTPUT"].read_text().splitlines()
        pairs = [line.partition("=") for line in lines]
        assert len({name for name, _, _ in pairs}) == len(pairs)
        return {name: value for name, _, value in pairs}

    @property
    def summary(self) -> str:
        """Its summary."""
        return self.files["GITHUB_STEP_SUMMARY"].read_text()

    @property
    def commands(self) -> list[str]:
        """The workflow commands in its log that a runner would obey."""
        found, token = [], ""
        for line in map(str.strip, self.done.stdout.splitlines()):
            if token:
                token = "" if line == f"::{token}::" else token
            elif line.startswith("::stop-commands::"):
                token = line.removeprefix("::stop-commands::")
            elif line.startswith("::"):
                found.append(line)
        return found


def annotation(step: Step) -> str:
    """Return the one command beside the two notices of the points."""
    *notices, last = step.commands
    assert len(notices) == 2
    return last


def test_the_result_for_the_classroom_reporter(make_course: MakeCourse) -> None:
    """A test for each check, line_no 0, points as the public checks give them."""
    done = run(make_course(stub=SQUARE, public=TWO_CHECKS).root, "--format", "classroom")

    data = json.loads(done.stdout)
    assert done.returncode == 1
    assert {key: data[key] for key in ("version", "status", "max_score")} == {
        "version": 1,
        "status": "fail",
        "max_score": 4,
    }
    first, second = data["tests"]
    assert first["name"] == "tensors/double: Three doubled is six."
    assert (first["status"], first["score"], second["status"], second["score"]) == (
        "fail",
        0,
        "pass",
        1,
    )
    assert set(first) == {
        "name",
        "status",
        "score",
        "message",
        "test_code",
        "filename",
        "line_no",
        "duration",
    }
    assert first["line_no"] == 0


def test_json_is_that_of_the_results_of_a_class(make_course: MakeCourse) -> None:
    """Of one student without a name; by the same schema."""
    done = run(make_course(stub=SOLUTION).root, "--format", "json")

    data = json.loads(done.stdout)
    schema = resources.files("gradlings.reports") / "results-1.schema.json"
    jsonschema.validate(data, json.loads(schema.read_text()))
    assert done.returncode == 0
    assert (data["results"][0]["score"], data["results"][0]["student"]) == (1, "")


@needs_linux
def test_a_step_writes_outputs_summary_and_annotations(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    """Right and wrong; the annotation is on the line of the function."""
    step = Step(make_course(stub=SQUARE, public=TWO_CHECKS).root, tmp_path)

    assert step.done.returncode == 1, step.done.stderr
    result = json.loads(base64.b64decode(step.outputs.pop("result")))
    assert step.outputs["points"] == "1"
    assert step.outputs["max_points"] == "4"
    assert sum(test["score"] for test in result["tests"]) == 1
    assert "## 1 of 4 points" in step.summary
    assert "| ❌ | `exercises/tensors/double.py` | 1 / 4 | Three doubled is six. |" in step.summary
    assert annotation(step).startswith(
        "::error file=exercises/tensors/double.py,line=4,title=tensors/double::Three doubled is six"
    )
    assert step.commands[0] == "::notice title=Autograding complete::Points 1/4"
    assert step.commands[1] == (
        '::notice title=Autograding report::{"totalPoints": 1, "maxPoints": 4}'
    )


@needs_linux
def test_a_step_for_what_is_done_and_what_is_not_begun(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    """Nothing to annotate; a notice where to begin."""
    for folder in ("right", "empty"):
        (tmp_path / folder).mkdir()
    right = Step(make_course(stub=SOLUTION).root, tmp_path / "right")
    assert right.done.returncode == 0
    assert len(right.commands) == 2
    assert (
        "| ✅ | `exercises/tensors/double.py` | 1 / 1 |  | nothing, it is done |" in right.summary
    )

    empty = Step(make_course().root, tmp_path / "empty")
    assert annotation(empty) == (
        "::notice file=exercises/tensors/double.py,line=4,title=tensors/double::"
        "Three doubled is six."
    )
    assert "| ⬜ | `exercises/tensors/double.py` | 0 / 1 | Three doubled" in empty.summary
    assert "write the function" in empty.summary


@needs_linux
def test_a_submission_forges_neither_commands_nor_outputs_nor_markup(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    """Whatever it prints, writes or raises."""
    step = Step(make_course(stub=FORGER).root, tmp_path)

    assert step.outputs["points"] == "0"
    assert json.loads(base64.b64decode(step.outputs["result"]))["tests"][0]["score"] == 0
    assert annotation(step).startswith("::error file=exercises/tensors/double.py,line=")
    assert "%0A::notice" in annotation(step)
    assert step.commands[0] == "::notice title=Autograding complete::Points 0/1"
    assert "<b>" not in step.summary
    table, _, below = step.summary.partition("\n### ")
    assert [line[:3] for line in table.splitlines() if line.startswith("|")] == [
        "| |",
        "| -",
        "| ❌",
    ]
    assert below.count("</pre>") == 1


def test_questions_are_told_without_points(tmp_path: Path) -> None:
    """How many are answered; what cannot be read is annotated in the sheet."""
    checked = check_exercise(_sheet(tmp_path, blank_sheet(KEY).replace("___", "0,25")))

    assert "| 0 of 4 answered | An area |" in actions.summary([checked]).replace("**", "")
    (command,) = actions.annotations_of([checked])
    assert command.startswith("::notice file=exercises/tensors/questions.md,line=1")
    assert points_of([checked]) == (0, 0)
    result = actions.classroom_result([checked])
    (test,) = result["tests"]
    assert (result["status"], test["status"], test["message"]) == (
        "fail",
        "fail",
        "0 of 4 answered",
    )
    done = Checked(checked.exercise, (CheckResult("q", "Q", Outcome.PASSED, 0, 0),))
    assert actions.classroom_result([done])["status"] == "pass"


def _sheet(root: Path, stub: str) -> Any:
    toml = '[course]\nname = "m"\ntitle = "M"\n[[topic]]\nname = "tensors"\ntitle = "T"\n'
    for name in QUESTIONS:
        toml += f'[[topic.question]]\nname = "{name}"\n'
    (root / "exercises/tensors").mkdir(parents=True)
    (root / "course.toml").write_text(toml)
    (root / "exercises/tensors/questions.md").write_text(stub)
    return load_course(root).exercises[0]


def test_at_most_ten_notices_are_given_and_the_points_come_first(small_course: Course) -> None:
    """GitHub keeps no more of a step; whole points have no decimals."""
    check = small_course.exercises[0].checks[0]
    failed = CheckResult(check.id, check.title, Outcome.FAILED, 0, 1, "wrong")
    checked = [Checked(small_course.exercises[0], (failed,))] * 25

    commands = [*actions.notices_of(checked), *actions.annotations_of(checked)]
    assert len(commands) == 10
    of = 25 * small_course.exercises[0].checks[0].points
    assert commands[:2] == [
        f"::notice title=Autograding complete::Points 0/{of:g}",
        f'::notice title=Autograding report::{{"totalPoints": 0, "maxPoints": {of:g}}}',
    ]


def test_signs_in_a_message_are_escaped_once(small_course: Course) -> None:
    """A reader sees an apostrophe, not its code."""
    check = small_course.exercises[0].checks[0]
    failed = CheckResult(check.id, "It's | a <b> & `c`", Outcome.FAILED, 0, 1, "can't | do")

    text = actions.summary([Checked(small_course.exercises[0], (failed,))])

    row = next(line for line in text.splitlines() if "❌" in line)
    assert row.count("|") == 6
    assert "It's | a <b> & `c` | can't | do |" in html.unescape(row)
    assert "&amp;#" not in text
    assert "&#38;#" not in text


def test_the_badge_is_what_shields_reads(make_course: MakeCourse, tmp_path: Path) -> None:
    """In a folder that is made."""
    file = tmp_path / "new" / "badge.json"

    run(make_course(stub=SQUARE, public=TWO_CHECKS).root, "--badge", str(file))

    assert json.loads(file.read_text()) == {
        "schemaVersion": 1,
        "label": "gradlings",
        "message": "1 / 4 points",
        "color": "yellow",
    }


# --- the workflow of the students' edition


def workflow() -> dict[str, Any]:
    """Read the workflow."""
    path = resources.files("gradlings.authoring.release") / "edition" / WORKFLOW
    data: dict[str, Any] = YAML(typ="safe").load(path.read_text())
    return data


@needs_linux
def test_the_steps_of_the_workflow_run_in_a_clean_clone(tmp_path: Path) -> None:
    """As on a warm cache: what it installs is there already, and the edition's package runs."""
    course = write_course(tmp_path / "course", EVERYTHING)
    copy_packaging(course.root)
    exercise, sheet = course.select(["margin_cost", "tensors/questions"])
    edition = tmp_path / "edition"
    write_edition(edition_of(course, [exercise, sheet]), edition)
    (edition / exercise.path).write_text(exercise.solution.read_text())
    installed = edition / ".venv/bin/gradlings"
    installed.parent.mkdir(parents=True)
    installed.write_text(f'#!/bin/sh\nPYTHONPATH=src exec {sys.executable} -m gradlings "$@"\n')
    installed.chmod(0o755)
    files = {n: str(tmp_path / n) for n in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}

    steps = workflow()["jobs"]["run-autograding-tests"]["steps"]
    codes = [
        subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=edition,
            env=dict(os.environ) | files,
            capture_output=True,
            text=True,
            check=False,
        ).returncode
        for step in steps
        if "run" in step
    ]

    assert codes == [0, 1]  # installed; the questions are not answered yet
    points = MARGIN_COST_PUBLIC_POINTS
    summary = (tmp_path / "GITHUB_STEP_SUMMARY").read_text()
    assert f"## {points} of {points} points" in summary
    assert f"| ✅ | `exercises/tensors/margin_cost.py` | {points} / {points} |" in summary
    assert "| ⬜ | `exercises/tensors/questions.md` | 0 of 4 answered |" in summary
    assert f"points={points}\n" in (tmp_path / "GITHUB_OUTPUT").read_text()
    assert (
        json.loads((edition / "build/badge.json").read_text())["message"]
        == f"{points} / {points} points"
    )
