"""Write results into a notebook, as nbgrader, formgrader and feedback show them.

A check without points ends with an error, as nbgrader expects of a failed test; one that passed
prints a line. The result of an answer stands in a cell below it. Text for instructors alone stands
in cells that the student's page leaves out (`page.for_students`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nbformat import NotebookNode, from_dict

from gradlings.course.exercise import Exercise
from gradlings.course.questions.question import FILE as SHEET_FILE
from gradlings.hosts.nbgrader.cells import FOLDED, SHEET, Kind, Slot, slot_in
from gradlings.hosts.nbgrader.contents import KEY, Row, State, contents, row_of, state_of
from gradlings.hosts.nbgrader.repair import Mended
from gradlings.outcomes import CheckResult, Outcome, Status, shown
from gradlings.reports.feedback import fenced, labelled
from gradlings.results import ExerciseResult

_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_BROKEN = "This check is broken; the submission is not at fault. Its points are given by hand."


Results = Mapping[str, ExerciseResult]  # by the exercise's name
Scores = dict[str, float | None]  # points by grade_id; None if a person must give them


def present(
    mended: Mended, exercises: Sequence[Exercise], results: Results, notes: Mapping[str, list[str]]
) -> tuple[NotebookNode, Scores]:
    """Write results into a submission.

    Args:
        mended: the submission; its notebook is changed.
        exercises: of the topic.
        results: of each of them.
        notes: what was left out of an exercise's program, or found elsewhere.

    Returns:
        the notebook, and the score of each graded cell.
    """
    rubrics = dict(_rubrics(exercises))
    scores: Scores = {}
    rows: list[Row] = []
    solutions: dict[str, str] = {}
    cells = list(_about_the_notebook(mended.notes))
    for cell in mended.notebook.cells:
        cells.append(cell)
        slot = slot_in(cell)
        if not cell.metadata.keys().isdisjoint(FOLDED):
            kept = {name: value for name, value in cell.metadata.items() if name not in FOLDED}
            cell.metadata = from_dict(kept)
        if cell.cell_type != "code" and (slot is None or slot.kind is Kind.ANSWER):
            cell.source = _harmless(cell.source)
        if slot is None or slot.exercise not in results:
            continue
        result = results[slot.exercise]
        if slot.kind is Kind.SOLUTION:
            solutions[slot.exercise] = cell.id
        if slot.kind is Kind.RUN:
            cell.outputs = list(_about_the_exercise(result, notes.get(slot.exercise, [])))
        if slot.is_graded:
            check = _check(result, slot)
            scores[slot.grade_id] = _score(result, check)
            points = float(cell.metadata.nbgrader.points)
            rows.append(row_of(slot, cell.id, points, result, check))
            cell.metadata = from_dict({**cell.metadata, KEY: rows[-1].as_metadata()})
            if slot.kind is Kind.CHECK:
                cell.outputs = list(_outputs(result, check))
                cells += _for_instructors(cell.id, _internals(result, check))
            else:
                cells += _below_answer(cell.id, result, check)
                cells += _for_instructors(cell.id, rubrics.get(slot.name, ""))
    top = _for_instructors("contents", contents(rows, solutions))
    mended.notebook.cells = [*top, *cells]
    return mended.notebook, scores


def _check(result: ExerciseResult, slot: Slot) -> CheckResult | None:
    wanted = f"{SHEET_FILE}::{slot.name}" if slot.exercise == SHEET else slot.name
    return next((check for check in result.checks if check.id == wanted), None)


def _score(result: ExerciseResult, check: CheckResult | None) -> float | None:
    if check is None:
        return None if result.status is Status.WITHHELD else 0.0
    if not check.outcome.scored or check.outcome is Outcome.EXCUSED:
        return None  # nbgrader has no way to take a cell's maximum away for one student
    return check.points


def _harmless(text: str) -> str:
    """Escape HTML that a student wrote: formgrader would run it as the instructor."""
    return _TAG.sub("&lt;", text)


def _about_the_notebook(notes: Sequence[str]) -> Iterator[NotebookNode]:
    if notes:
        lines = "\n".join(f"- {_harmless(note)}" for note in notes)
        text = f"**Changes to this notebook before it was graded**\n\n{lines}"
        yield _cell("notes", text)


def _about_the_exercise(result: ExerciseResult, notes: Sequence[str]) -> Iterator[NotebookNode]:
    lines = list(notes)
    if result.status is Status.WITHHELD:
        lines.insert(0, f"{result.exercise}: not all checks could be run; the points follow later")
    elif result.status is Status.GRADED:
        points = f"{shown(result.score or 0)} / {shown(result.max_score)} points"
        points += f", {shown(result.waits)} not graded yet" if result.waits else ""
        points += f", {shown(result.withheld)} withheld" if result.withheld else ""
        lines.insert(0, f"{result.exercise}: {points}")
    else:
        lines.insert(0, f"{result.exercise}: {result.status}: {result.detail}")
    yield _printed("\n".join(lines))


def _outputs(result: ExerciseResult, check: CheckResult | None) -> Iterator[NotebookNode]:
    """Return the outputs of a graded cell; nbgrader also reads its points from them."""
    if check is None:
        if result.status is Status.WITHHELD:
            yield _printed(State.WAITS.painted(f"… {_BROKEN}"))
        else:
            yield _failed(result.status, "not graded: see the output of check_here above")
        return
    points = f"{shown(check.points)} / {shown(check.max_points)} points"
    match check.outcome:
        case Outcome.PASSED:
            yield _printed(f"{State.PASSED.painted('✓ passed')}: {points}")
        case Outcome.GRADER_ERROR:
            yield _printed(State.WAITS.painted(f"… {_BROKEN}"))
        case _ if check.points:
            number = {"text/plain": f"{check.points!r}"}
            yield _output("execute_result", data=number, metadata={}, execution_count=None)
            yield _printed(f"{State.FAILED.painted('✗ in part')}: {points}\n{check.message}")
        case _:
            yield _failed(check.outcome, check.message)
    yield from _hint(check)


def _printed(text: str) -> NotebookNode:
    return _output("stream", name="stdout", text=text + "\n")


def _failed(outcome: str, message: str) -> NotebookNode:
    lines = message.splitlines() or [""]
    state = State.UNWRITTEN if outcome == Outcome.MISSING else State.FAILED
    head = state.painted(f"{state.mark} {outcome}")
    return _output("error", ename=outcome, evalue=lines[0], traceback=[head, *lines])


def _output(kind: str, **parts: Any) -> NotebookNode:
    """Make an output, without the slow check against nbformat's schema."""
    made: NotebookNode = from_dict({"output_type": kind, **parts})
    return made


def _hint(check: CheckResult) -> Iterator[NotebookNode]:
    if check.hint:
        data = {"text/markdown": labelled(check.hint), "text/plain": check.hint}
        yield _output("display_data", data=data, metadata={})


def _below_answer(
    above: str, result: ExerciseResult, check: CheckResult | None
) -> Iterator[NotebookNode]:
    """Return the cell that reports the result of the answer above."""
    if check is None:
        lines = [f"**{result.status}**: {result.detail}"]
    else:
        lines = list(_report_of_answer(check))
    if lines:
        yield _cell(f"told-{above}", "\n".join(lines))


def _report_of_answer(check: CheckResult) -> Iterator[str]:
    if not check.outcome.counted:
        return
    state = state_of(check)
    yield f"{state.span} **{shown(check.points)} / {shown(check.max_points)} points**"
    if check.message:
        yield ""
        yield from fenced(check.message)
    if check.hint:
        yield ""
        yield labelled(check.hint)


def _internals(result: ExerciseResult, check: CheckResult | None) -> str:
    """Return the reason why a check is broken, for an instructor."""
    if check is None:
        broken = result.detail if result.status is Status.WITHHELD else ""
    else:
        broken = check.message if check.outcome.withholds else ""
    if not broken:
        return ""
    reason = "\n".join(fenced(broken))
    return f"**For instructors:** fix this check, then autograde again.\n\n{reason}"


def _rubrics(exercises: Sequence[Exercise]) -> Iterator[tuple[str, str]]:
    for sheet in exercises:
        for question in sheet.questions:
            if question.rubric:
                items = "\n".join(f"- {line}" for line in question.rubric)
                rubric = f"**For instructors: rubric**\n\n{items}\n\n**Model answer**\n\n"
                yield question.name, rubric + question.model_answer


def _for_instructors(above: str, text: str) -> Iterator[NotebookNode]:
    if text:
        cell = _cell(f"instructors-{above}", text)
        cell.metadata[KEY] = {"instructors": True}
        yield cell


def _cell(name: str, text: str) -> NotebookNode:
    parts = {"cell_type": "markdown", "id": name[:64], "metadata": {}, "source": text}
    made: NotebookNode = from_dict(parts)
    return made
