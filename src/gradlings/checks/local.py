"""Check a student's own files: how far is each exercise?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

from gradlings.checks.checked import Checked, answers_in, with_waiting
from gradlings.checks.collect import collect_checks
from gradlings.checks.in_process import InProcess
from gradlings.checks.judge import Entry, source_of
from gradlings.checks.subject import Subject
from gradlings.course.exercise import PUBLIC, Exercise
from gradlings.errors import CourseError, UsageError
from gradlings.outcomes import Outcome
from gradlings.sandbox.loading import Source

Opener = Callable[[tuple[str, ...]], Subject]


def _of_first_draw(open_subject: Opener) -> Entry:
    return Entry(0, open_subject)


def check_exercise(
    exercise: Exercise,
    *,
    whole: Exercise | None = None,
    only: str = "",
    sandboxed: bool = False,
    open_subject: Callable[[Source], Subject] = InProcess,
    entries: Callable[[Opener], Entry] = _of_first_draw,
) -> Checked:
    """Check one file of a student.

    Args:
        exercise: whose file is checked.
        whole: the same exercise with its hidden checks and its solution, where students have them:
            these checks run, too, once all public ones have passed.
        only: the function of one public check, to run that alone.
        sandboxed: run the code in the sandbox where there is one, so that it can neither print nor
            write; else in this process, where print and breakpoint work.
        open_subject: makes the subject from the file, where it does not run in the sandbox.
        entries: makes the entry that records the verdicts.

    Raises:
        UsageError: the exercise has no such check.
    """
    if not exercise.stub.is_file():
        return Checked(exercise, problem=exercise.how_to_get_back())
    try:
        answers = answers_in(exercise, whole)
        if answers is not None:
            return Checked(exercise, tuple(answers))
        source = source_of(exercise, exercise.stub)
        if sandboxed and sys.platform.startswith("linux"):
            open_subject = _sandboxed
        entry = entries(_opener(open_subject, source))
        entry.reveal = entry.public_first = whole is not None
        entry.follows_script = False  # no other submission is judged
        files = whole.graders if whole is not None else [exercise.grader / PUBLIC]
        grader = collect_checks(whole or exercise, files)
        if only:
            grader.cases = tuple(c for c in grader.cases if c.check_id == f"{PUBLIC}::{only}")
        grader.judge(entry)
    except CourseError as error:
        return Checked(exercise, problem=str(error))
    if only and not grader.cases:
        raise UsageError(f"{exercise.id} has no public check {only}")
    wanted = f"{PUBLIC}::{only}"  # all begin with it if there is no such limit
    results = entry.results(whole or exercise)
    public = [c for c in results if c.id.startswith(wanted)]
    if whole is not None and all(c.outcome is Outcome.PASSED for c in public):
        return Checked(exercise, results)
    checked = Checked(exercise, tuple(c for c in public if not only or c.id == wanted))
    return with_waiting(checked, whole)


def _opener(open_subject: Callable[[Source], Subject], source: Source) -> Opener:
    return lambda forbidden: open_subject(replace(source, forbidden=forbidden))


def _sandboxed(source: Source) -> Subject:
    from gradlings.checks.in_sandbox import Sandboxed, own_sandbox

    return Sandboxed(own_sandbox(require_all=False), source)


def has_whole_sandbox() -> bool:
    """Whether `check_exercise(…, sandboxed=True)` has every required layer of the sandbox here."""
    if not sys.platform.startswith("linux"):
        return False
    from gradlings.checks.in_sandbox import own_sandbox

    layers = own_sandbox(require_all=False).layers
    return all(layer.present or not layer.required for layer in layers)
