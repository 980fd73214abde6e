"""Feedback: what a student reads, and nothing that a submission could forge."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from torch import nn

from gradlings.cli import main
from gradlings.cli.console import terminal
from gradlings.outcomes import CheckResult, Outcome, Status, printable
from gradlings.reports.feedback import feedback_for
from gradlings.reports.json import FILE as RESULTS_FILE
from gradlings.reports.json import render as results_json
from gradlings.reports.terminal import render
from gradlings.results import ExerciseResult, Report

NASTY = "wrong\n```\n# 100 / 100\n````\n<script>"


def check(name: str, outcome: Outcome = Outcome.FAILED, **more: str) -> CheckResult:
    """Return a check of one point."""
    points = 1.0 if outcome is Outcome.PASSED else 0.0
    return CheckResult(
        f"test_hidden.py::test_{name}", f"Title {name}.", outcome, points, 1.0, **more
    )


@pytest.fixture
def report() -> Report:
    """Two students, one of whom has it all."""
    hinted = {"misconception": "slip", "hint": "Look again."}
    checks = (
        check("a", Outcome.PASSED),
        check("b", message=NASTY, **hinted),
        check("c", message="the value is wrong", **hinted),
        check("d", Outcome.MISSING, message="not written yet"),
        check("e", Outcome.MISSING, message="not written yet"),
    )
    results = (
        ExerciseResult("ada", "t/one", Status.GRADED, 5.0, checks=checks),
        ExerciseResult("ada", "t/two", Status.MISSING, 3.0),
        ExerciseResult("bob", "t/one", Status.UNREADABLE, 5.0, "t/one.py is not UTF-8"),
        ExerciseResult("bob", "t/two", Status.GRADED, 3.0, checks=checks[1:2]),
    )
    return Report("course", "0.1.0", "2.13.0", 0, sandboxed=True, results=results)


@pytest.fixture
def folder(report: Report, tmp_path: Path) -> Path:
    """A folder as `gradlings grade` leaves it."""
    (tmp_path / RESULTS_FILE).write_text("".join(results_json(report)))
    return tmp_path


def test_scores_checks_messages_and_hints_are_told(report: Report) -> None:
    """A hint once, and where it counts again a word; a repeated message once."""
    text = feedback_for(report, "ada")

    assert "**1 of 8 points**" in text
    assert "## t/one: 1 / 5" in text
    assert "| t/one | 1 / 5 | 2 to mend, 2 not written |" in text
    assert "| t/two | 0 / 3 | not begun |" in text
    assert "**First:** t/one, “Title b.” See below." in text
    assert "Not begun: t/two." in text
    assert "<summary>1 check passed</summary>\n\n- t/one: ✓ Title a." in text
    assert "- · not written yet: Title d. · Title e." in text
    assert text.count("**Hint:** Look again.") == 1
    assert text.count("(The hint is the same as for “") == 1
    assert "slip" not in text
    assert "not UTF-8" in feedback_for(report, "bob")


def test_a_message_cannot_forge_a_heading(report: Report) -> None:
    """What a student's code has put into a message stays inside its fence."""
    tokens = MarkdownIt().parse(feedback_for(report, "ada"))
    headings = [tokens[i + 1].content for i, t in enumerate(tokens) if t.type == "heading_open"]

    assert headings == ["course: feedback for ada", "t/one: 1 / 5"]
    assert any(token.type == "fence" and NASTY in token.content for token in tokens)
    html = [token.content for token in tokens if token.type == "html_block"]
    assert html == ["<details><summary>1 check passed</summary>\n", "</details>\n"]


def test_the_indented_lines_of_an_error_of_torch_stay_readable() -> None:
    """A model's load_state_dict puts a tab before each name; other controls are replaced."""
    with pytest.raises(RuntimeError) as raised:
        nn.Linear(3, 2).load_state_dict(nn.Linear(3, 4).state_dict(), strict=False)

    lines = printable(f"{raised.value}\x1b").splitlines()

    assert lines[1].startswith("    size mismatch for weight: ")
    assert lines[-1].endswith("�")


def test_a_comment_of_a_person_is_prose_with_its_rubric(report: Report) -> None:
    """Also where it has all its points."""
    rubric = "**What was looked for:** 1: says why"
    graded = check("w", Outcome.PASSED, message="Nicely said.\nGo on.", hint=rubric, answer="So.")
    result = ExerciseResult("eve", "t/questions", Status.GRADED, 1.0, checks=(graded,))

    text = feedback_for(replace(report, results=(result,)), "eve")

    assert "- ✓ Title w. (1 / 1)\n\n  > Nicely said.\n  > Go on.\n\n  **What was" in text
    assert "```" not in text


def test_one_cause_is_reported_once(report: Report) -> None:
    """An exception that every check meets fills no pages; nor does a message of many lines."""
    same = "raised ValueError: no\n  line 3\nin call({})"
    checks = [check(str(n), Outcome.ERROR, message=same.format(n)) for n in range(9)]
    checks.append(check("long", message="\n".join(map(str, range(100)))))
    result = ExerciseResult("eve", "t/one", Status.GRADED, 10.0, checks=tuple(checks))

    text = feedback_for(replace(report, results=(result,)), "eve")

    assert text.count("raised ValueError") == 1
    assert text.count("(as above)") == 8
    assert "[89 more lines]" in text


def test_a_report_for_a_comment_keeps_its_length(report: Report) -> None:
    """Whole exercises are left out, and named; code blocks and folds stay closed."""
    checks = tuple(check(str(n), message="x" * 1400 + str(n)) for n in range(30))
    results = tuple(
        ExerciseResult("eve", f"t/e{n}", Status.GRADED, 30.0, checks=checks) for n in range(9)
    )

    text = feedback_for(replace(report, results=results), "eve", at_most=65_000)

    assert len(text) <= 65_000
    assert text.count("```") % 2 == 0
    assert text.count("<details>") == text.count("</details>")
    assert "Left out here, as it would be too long: t/e1, t/e2" in text


def test_the_command_writes_a_report_a_student_or_prints_one(folder: Path, report: Report) -> None:
    """Without names files, with names text."""
    written = CliRunner().invoke(main, ["feedback", str(folder)])
    shown = CliRunner().invoke(main, ["feedback", str(folder), "bob"])

    assert written.exit_code == shown.exit_code == 0
    assert (folder / "feedback" / "ada.md").read_text() == feedback_for(report, "ada")
    assert shown.output == feedback_for(report, "bob")


@pytest.mark.parametrize(
    ("arguments", "text", "says"),
    [
        (["adda"], None, "did you mean ada?"),
        (["nobody at all"], None, "it has 2 students"),
        ([], "{", "does not hold results of `gradlings grade`"),
        ([], '{"schema": "gradlings/results/v0"}', "expected 'gradlings/results/v1'"),
        ([], "", "does not hold results of `gradlings grade`"),
    ],
)
def test_misuse_ends_with_2(
    folder: Path, arguments: list[str], text: str | None, says: str
) -> None:
    """A typo, and a file of another kind."""
    if text is not None:
        (folder / RESULTS_FILE).write_text(text)

    result = CliRunner().invoke(main, ["feedback", str(folder), *arguments])

    assert result.exit_code == 2
    assert says in result.output


def test_a_folder_without_results_says_what_to_run(tmp_path: Path) -> None:
    """The next step is in the message."""
    result = CliRunner().invoke(main, ["feedback", str(tmp_path)])

    assert result.exit_code == 2
    assert "run `gradlings grade" in result.output


def test_results_are_read_as_they_were_written(report: Report) -> None:
    """Misconceptions and hints, too."""
    assert Report.from_json(json.loads("".join(results_json(report)))) == report


def test_a_hint_is_written_once_and_then_named_by_its_first_check(report: Report) -> None:
    """Also where another hint came between."""
    hints = ("Look again.", "Count again.", "Look again.", "Look again.")
    checks = tuple(check(str(n), message=f"m{n}", hint=hint) for n, hint in enumerate(hints))
    result = ExerciseResult("eve", "t/one", Status.GRADED, 4.0, checks=checks)

    text = feedback_for(replace(report, results=(result,)), "eve")

    assert text.count("**Hint:** Look again.") == 1
    assert text.count("**Hint:** Count again.") == 1
    assert text.count("(The hint is the same as for “Title 0.”)") == 2


def test_the_class_table_counts_misconceptions(
    report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    """A student counts once for an exercise, however many checks it explains."""
    terminal().print(render(report, terminal()))

    lines = [line.split() for line in capsys.readouterr().out.splitlines() if "slip" in line]
    assert lines == [["t/one", "slip", "1", "ada"], ["t/two", "slip", "1", "bob"]]


def test_the_class_table_shows_topics_where_exercises_do_not_fit(
    report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the points of each, and how many of its exercises count nothing."""
    wide = [
        replace(result, exercise=f"{result.exercise}_of_a_long_name_that_takes_much_room_{number}")
        for result in report.results
        for number in range(20)
    ]
    terminal().print(render(replace(report, results=tuple(wide)), terminal()))

    shown = capsys.readouterr().out
    assert "Points of each exercise: grades.csv, or use --exercise t" in shown
    lines = shown.splitlines()
    ada = next(i for i, line in enumerate(lines) if "ada" in line)
    assert lines[ada].split() == ["│", "ada", "│", "20", "/", "160", "│", "20", "/", "160", "│"]
    assert "20 missing" in lines[ada + 1]
    assert "20 unreadable" in lines[ada + 3]
