"""The findings of one exercise: its report, made of what the trials show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gradlings.authoring.audit.equivalents import FILE as EQUIVALENTS
from gradlings.authoring.audit.equivalents import Equivalent, as_block
from gradlings.authoring.audit.losses import Losses, listed, seeds_in_words
from gradlings.authoring.audit.mutants import Mutant
from gradlings.authoring.audit.report import ExerciseAudit, FailedAlone, Finding, Survivor
from gradlings.authoring.audit.self_diagnosis import SelfDiagnosis
from gradlings.course.exercise import Exercise
from gradlings.outcomes import CheckResult, Outcome


class ExerciseFindings:
    """Gathers what the trials of an exercise show, and completes its report in the end.

    Args:
        exercise: which one.

    Attributes:
        report: of the exercise, as far as it is known.
    """

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.report = ExerciseAudit(exercise.id)
        self.rejections, self.broken_checks, self.of_the_stub = Losses(), Losses(), Losses()
        self.accepted: dict[str, list[int]] = {}
        self.paid: dict[str, list[str]] = {}

    def add(self, where: Path | str, what: str) -> None:
        """Add a finding, with paths as seen from the folder of the course."""
        root = f"{self.exercise.root}/"
        finding = Finding(str(where).replace(root, ""), what.replace(root, ""))
        if finding not in self.report.findings:
            self.report.findings.append(finding)

    # --- what trials show

    def answered(self, name: str, seed: int, lost: Sequence[CheckResult]) -> None:
        """Note which checks an answer has failed with a seed."""
        for check in lost:
            if check.outcome.withholds:
                self.broken_checks.add(name, seed, check)
        if name == "stub":
            self._stub_answered(seed, lost)
        elif name in self.report.matrix:
            if not lost:
                self._accept(name, seed)
        else:
            for check in lost:
                self.report.false_rejections.append((name, seed, check.id))
                self.rejections.add(name, seed, check)

    def _stub_answered(self, seed: int, lost: Sequence[CheckResult]) -> None:
        passed = set(self.report.checks) - {check.id for check in lost}
        for check_id in sorted(passed):
            self.add(self.exercise.path, f"the unfilled stub passes {check_id}")
        for check in lost:
            if check.outcome is not Outcome.MISSING and not check.outcome.withholds:
                self.of_the_stub.add(f"ends as {check.outcome}, not as missing", seed, check)

    def answered_lazily(self, what: str, lost: Sequence[CheckResult]) -> None:
        """Note which checks pay a lazy answer."""
        for check_id in set(self.report.checks) - {check.id for check in lost}:
            self.paid.setdefault(check_id, []).append(what)

    def observed(self, diagnosis: SelfDiagnosis) -> None:
        """Fill the matrix: which checks fail each wrong answer, with the first draw."""
        for name in self.report.matrix:
            self.report.matrix[name] = diagnosis.lost(name, draw=0)
            if not self.report.matrix[name]:
                self._accept(name, 0)
            for check_id, failing in diagnosis.known[name].failing.items():
                if Outcome(failing.outcome).withholds:
                    self.add(self._file_of(check_id), f"{check_id} is broken; seen with {name}")

    def _accept(self, name: str, seed: int) -> None:
        self.report.false_acceptances.append((name, seed))
        self.accepted.setdefault(name, []).append(seed)

    def killed(self, mutant: Mutant, lost: Sequence[CheckResult]) -> None:
        """Note how the checks have failed a mutant."""
        if self.report.alone is not None and len(lost) == 1:
            self.report.alone.append(FailedAlone(lost[0].id, mutant.line, *mutant.key))
        if lost[0].outcome is Outcome.TIMEOUT:
            self.report.hung += 1

    # --- the report

    def settle_answers(self, self_diagnosis: SelfDiagnosis | None) -> None:
        """Complete the report of the answers, once all trials are over."""
        for check_id, what in self.broken_checks.findings():
            self.add(self._file_of(check_id), f"{check_id} is broken; seen with {what}")
        for check_id, what in self.of_the_stub.findings():
            self.add(self.exercise.path, f"{check_id} of the unfilled stub {what}")
        for check_id, what in self.rejections.findings():
            self.add(self._file_of(check_id), f"{check_id} fails right answers: {what}")
        for name, seeds in self.accepted.items():
            message = f"gets full marks ({seeds_in_words(seeds)}); write a check that fails it"
            self.add(self.exercise.grader / "wrong" / f"{name}.py", message)
        for check_id, names in self.paid.items():
            self.report.paid.append(check_id)
            message = f"{check_id} pays a function that {listed(names)}; make it ask for more"
            self.add(self._file_of(check_id), message)
        for check_id, what in self_diagnosis.long_messages() if self_diagnosis else ():
            self.add(self._file_of(check_id), f"{check_id} {what}")
        for slug, flaw in self_diagnosis.flaws() if self_diagnosis else ():
            self.report.misnamed.append(slug)
            self.add(self.exercise.grader / "wrong" / f"{slug}.py", flaw)
        self._settle_idle_checks()

    def _settle_idle_checks(self) -> None:
        busy = {check for lost in self.report.matrix.values() for check in lost}
        self.report.idle = [check for check in self.report.checks if check not in busy]
        for check_id in self.report.idle:
            message = f"{check_id} is idle: no wrong answer fails it; write one that does"
            self.add(self._file_of(check_id), message)

    def settle_mutants(
        self,
        mutants: Sequence[Mutant],
        alive: Sequence[Mutant],
        equivalents: Sequence[Equivalent],
    ) -> None:
        """Complete the report of the mutants, once all trials are over.

        Args:
            mutants: all of them.
            alive: those that no check fails.
            equivalents: those of which the author has written that they behave like the solution.
        """
        report, recorded = self.report, {known.key for known in equivalents}
        file = self.exercise.grader / EQUIVALENTS
        made = {mutant.key for mutant in mutants}
        alive_keys = {mutant.key for mutant in alive}
        for key in recorded:
            if key not in made:
                self.add(file, f"no mutant is like this one; remove it: {_in_words(key)}")
            elif key not in alive_keys:
                self.add(file, f"not equivalent, a check fails it; remove it: {_in_words(key)}")
        report.killed = len(mutants) - len(alive)
        report.justified = sum(mutant.key in recorded for mutant in alive)
        for mutant in alive:
            if mutant.key not in recorded:
                report.survivors.append(Survivor(*mutant.key, mutant.diff))
                message = f"a mutant survives (line {mutant.line}); write a check that fails it, "
                message += f"or paste this into {file}, with the reason:"
                self.add(self.exercise.solution, f"{message}\n\n{as_block(mutant.key)}")

    def _file_of(self, check_id: str) -> Path:
        return self.exercise.grader / check_id.partition("::")[0]


def _in_words(key: tuple[str, str, str]) -> str:
    function, was, becomes = key
    return f"in {function}, {was!r} becomes {becomes!r}"
