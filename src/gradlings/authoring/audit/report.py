"""The findings of an audit."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

SCHEMA = "gradlings/audit/v1"


@dataclass(frozen=True)
class Finding:
    """Something that falls short.

    Args:
        where: the file to mend.
        what: what is wrong, and what to do.
    """

    where: str
    what: str


@dataclass(frozen=True)
class Survivor:
    """A mutant of the solution that gets full marks, and that nobody has explained."""

    function: str
    was: str
    becomes: str
    diff: str


@dataclass(frozen=True)
class FailedAlone:
    """A mutant of the solution that one check alone fails, with the first draw of all inputs."""

    check: str
    line: int
    function: str
    was: str
    becomes: str


@dataclass
class ExerciseAudit:
    """The audit of one exercise.

    Args:
        exercise: its id.
        checks: ids of its checks.
        seeds: how many seeds each answer was judged with.
        right: right answers, the solution among them.
        false_rejections: answer, seed and check where a right answer lost points.
        false_acceptances: answer and seed where a wrong answer lost none.
        matrix: the ids of the checks that each misconception fails with the first seed.
        lazy: how many lazy answers were tried.
        paid: checks that give a lazy answer points.
        misnamed: misconceptions that are not named as themselves when they are handed in.
        idle: checks that no misconception fails.
        mutants: how many there are; None where they were not made.
        killed: how many of them lose points.
        hung: how many of those ran out of time.
        alone: those that one check alone fails; None where that was not asked.
        justified: how many survive and are recorded as equivalent.
        survivors: the others.
        findings: everything that falls short, in words.
        unfinished: whether the course lists it as one that falls short; then no finding counts.
    """

    exercise: str
    checks: list[str] = field(default_factory=list)
    seeds: int = 0
    right: list[str] = field(default_factory=list)
    false_rejections: list[tuple[str, int, str]] = field(default_factory=list)
    false_acceptances: list[tuple[str, int]] = field(default_factory=list)
    matrix: dict[str, list[str]] = field(default_factory=dict)
    lazy: int = 0
    paid: list[str] = field(default_factory=list)
    misnamed: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)
    mutants: int | None = None
    killed: int = 0
    hung: int = 0
    alone: list[FailedAlone] | None = None
    justified: int = 0
    survivors: list[Survivor] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unfinished: bool = False


@dataclass(frozen=True)
class AuditReport:
    """The audit of a course.

    Args:
        course: its name.
        gradlings: version of this package.
        torch: version of torch.
        exercises: one audit each.
        findings: those that concern no single exercise.
        mutants_per_second: over the time in which mutants were graded; None without any.
    """

    course: str
    gradlings: str
    torch: str
    exercises: tuple[ExerciseAudit, ...]
    findings: tuple[Finding, ...]
    mutants_per_second: float | None

    @property
    def all_findings(self) -> list[Finding]:
        """Everything that falls short, but for exercises that are listed as unfinished."""
        finished = [exercise for exercise in self.exercises if not exercise.unfinished]
        return [*self.findings, *(f for e in finished for f in e.findings)]

    @property
    def expected_findings(self) -> list[Finding]:
        """Everything that falls short in exercises that are listed as unfinished."""
        return [f for e in self.exercises if e.unfinished for f in e.findings]

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON data."""
        return {"schema": SCHEMA, "clean": not self.all_findings, **asdict(self)}
