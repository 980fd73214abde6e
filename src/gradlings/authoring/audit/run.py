"""Audit a course: answers, mutants and seeds, phase by phase, all exercises in parallel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import gradlings
from gradlings.authoring.audit.exercise import Auditing
from gradlings.authoring.audit.lint import lint_findings
from gradlings.authoring.audit.progress import AuditOptions, AuditProgress, Counted
from gradlings.authoring.audit.questions import audit_sheet
from gradlings.authoring.audit.report import AuditReport, Finding
from gradlings.authoring.audit.seeds import seed_findings
from gradlings.authoring.audit.store import AuditStore
from gradlings.authoring.audit.structure import misplaced
from gradlings.course.course import COURSE_FILE, Course
from gradlings.course.exercise import Exercise
from gradlings.course.sheet import sheets_in
from gradlings.errors import CourseError
from gradlings.grading.jobs import torch_version
from gradlings.grading.pool.pool import Pool
from gradlings.sandbox.layers import require_linux


def audit_course(
    course: Course,
    exercises: Sequence[Exercise],
    options: AuditOptions,
    store: AuditStore,
    on_progress: Callable[[AuditProgress], None] = lambda _progress: None,
) -> AuditReport:
    """Audit some exercises, through the sandbox that grades students.

    Args:
        course: with solutions and graders.
        exercises: of the course. If these are all, the rest of the course is looked at, too.
        options: how thoroughly.
        store: what earlier audits found; gets what this one finds.
        on_progress: is called now and then.

    Raises:
        SandboxError: this is not Linux, a layer of the sandbox is missing, or it failed.
    """
    require_linux()
    done = {sheet.id: audit_sheet(sheet) for sheet in sheets_in(exercises)}
    with Pool(options.workers) as pool:
        audits = [
            Auditing(e, options, pool, store, may_be_long=e.id in course.long_contracts)
            for e in exercises
            if e.id not in done
        ]
        phases: list[tuple[str, Callable[[Auditing], None]]] = [
            ("answers", Auditing.judge_answers),
            ("wrong answers", Auditing.diagnose_wrong_answers),
        ]
        if options.mutants:
            phases.append(("mutants", Auditing.judge_mutants))
            phases.append(("survivors", Auditing.judge_survivors))
        phases.append(("seeds", Auditing.judge_with_seeds))
        rate = None
        for what, begin in phases:
            counted = Counted(what, on_progress)
            for audit in audits:
                audit.begin(counted, begin)
            pool.run()
            if what == "mutants" and counted.done > counted.known:
                rate = counted.per_second
    done |= {audit.exercise.id: audit.finished() for audit in audits}
    for audited in done.values():
        audited.unfinished = audited.exercise in course.unfinished
        if audited.unfinished and not audited.findings:
            audited.unfinished = False
            what = f"[audit] unfinished names {audited.exercise}, which is clean; remove it"
            audited.findings.append(Finding(COURSE_FILE, what))
    return AuditReport(
        course=course.name,
        gradlings=gradlings.__version__,
        torch=torch_version(),
        exercises=tuple(done[exercise.id] for exercise in exercises),
        findings=tuple(_of_the_course(course, exercises)),
        mutants_per_second=rate,
    )


def _of_the_course(course: Course, exercises: Sequence[Exercise]) -> Iterator[Finding]:
    """Find what is wrong with the files' style, and with what course.toml says of the exercises.

    If all are audited, also what is wrong with the rest of the course.
    """
    yield from lint_findings(course.root, exercises)
    try:
        yield from seed_findings(course, exercises)
    except CourseError as error:
        yield Finding(COURSE_FILE, str(error))
    strays = misplaced(course)
    if list(exercises) != course.exercises:
        graders = tuple(f"graders/{exercise.id}/" for exercise in exercises)
        yield from (stray for stray in strays if stray.where.startswith(graders))
        return
    yield from strays
    listed = course.long_contracts | course.unfinished
    for name in sorted(listed - {exercise.id for exercise in course.exercises}):
        yield Finding(COURSE_FILE, f"[audit] names {name}, which does not exist")
