"""The audit of one exercise: judge its answers and mutants, and put together what that shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from gradlings.authoring.audit.equivalents import FILE as EQUIVALENTS
from gradlings.authoring.audit.equivalents import Equivalent, read_equivalents
from gradlings.authoring.audit.mutants import Mutant
from gradlings.authoring.audit.progress import AuditOptions, Counted
from gradlings.authoring.audit.report import ExerciseAudit, Finding, Survivor
from gradlings.authoring.audit.structure import structure_of
from gradlings.authoring.audit.trials import QUICK_TIME_LIMIT_S, Trial, mutate, try_all
from gradlings.course.exercise import Exercise
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError
from gradlings.grading.pool.pool import Pool, batches
from gradlings.results import CheckResult, Outcome

_SURVIVORS_SEEDS = (1, 2)  # what gets by with one seed is tried with these too
_BATCH = 8

_Lost = list[CheckResult]


class Auditing:
    """The audit of one exercise, phase by phase; it ends early where a file is broken."""

    def __init__(self, exercise: Exercise, options: AuditOptions, pool: Pool) -> None:
        self.exercise = exercise
        self.options = options
        self.pool = pool
        self.report = ExerciseAudit(exercise.id)
        self.broken = False
        self.counted = Counted("", lambda _progress: None)
        self.texts: dict[str, str] = {}
        self.mutants: list[Mutant] = []
        self.alive: list[Mutant] = []
        self.equivalents: list[Equivalent] = []
        self.fails_fast: dict[str, tuple[str, ...]] = {}

    def begin(self, counted: Counted, phase: Callable[[Auditing], None]) -> None:
        """Begin a phase, unless an earlier one has found the exercise broken."""
        self.counted = counted
        if self.broken:
            return
        try:
            phase(self)
        except CourseError as error:
            self._break(error)

    def _add(self, where: Path | str, what: str) -> None:
        """Add a finding, with paths as seen from the folder of the course."""
        root = f"{self.exercise.root}/"
        finding = Finding(str(where).replace(root, ""), what.replace(root, ""))
        if finding not in self.report.findings:  # the stub does the same with every seed
            self.report.findings.append(finding)

    def _break(self, error: CourseError) -> None:
        if not self.broken:
            self.broken = True
            self._add(self.exercise.id, str(error))

    # --- answers, with the first seed

    def judge_answers(self) -> None:
        """Judge stub, solution, right and wrong answers, with all checks."""
        exercise, report = self.exercise, self.report
        for finding in structure_of(exercise):
            self._add(finding.where, finding.what)
        report.checks = [check.id for check in exercise.checks]
        self.equivalents = read_equivalents(exercise)
        right = {"solution": exercise.solution} | _named("right", exercise)
        wrong = _named("wrong", exercise)
        files = {"stub": exercise.stub} | right | wrong
        self.texts = {name: text_of(path) for name, path in files.items()}
        report.right, report.seeds = list(right), self.options.seeds
        report.matrix = {name: [] for name in wrong}
        for names in batches(files, _BATCH):
            trials = [Trial(self.texts[name], thorough=True) for name in names]
            self._run(trials, partial(self._answered, names))
        if self.options.mutants:
            self.pool.add(
                mutate,
                exercise,
                on_done=self.mutants.extend,
            )

    def _run(self, trials: list[Trial], on_done: Callable[[list[_Lost]], None]) -> None:
        self.counted.expect(len(trials))
        done = partial(self._ran, len(trials), on_done)
        self.pool.add(try_all, self.exercise, trials, on_done=done)

    def _ran(
        self,
        count: int,
        on_done: Callable[[list[_Lost]], None],
        lost: list[_Lost] | CourseError,
    ) -> None:
        self.counted.add(count)
        if isinstance(lost, CourseError):
            self._break(lost)
        elif not self.broken:
            on_done(lost)

    def _answered(self, names: Sequence[str], all_lost: list[_Lost]) -> None:
        for name, lost in zip(names, all_lost, strict=True):
            for check in lost:
                if check.outcome is Outcome.GRADER_ERROR:
                    self._add(f"{self.exercise.grader}", f"{check.id}: {check.message}")
            self._answer(name, 0, lost)
            if name in self.report.matrix:
                self.report.matrix[name] = [check.id for check in lost]
                fast = sorted(lost, key=lambda check: check.duration_s)
                self.fails_fast[name] = tuple(check.id for check in fast)

    def _stub_answered(self, lost: _Lost) -> None:
        passed = set(self.report.checks) - {check.id for check in lost}
        for check_id in sorted(passed):
            self._add(self.exercise.path, f"the unfilled stub passes {check_id}")
        for check in lost:
            if check.outcome is not Outcome.MISSING:
                told = f"{check.id} of the unfilled stub ends as {check.outcome}, not as missing"
                self._add(self.exercise.path, f"{told}: {_first_line(check.message)}")

    def _right_answered(self, name: str, seed: int, lost: _Lost) -> None:
        for check in lost:
            self.report.false_rejections.append((name, seed, check.id))
            told = f"loses points with seed {seed} in {check.id}: {_first_line(check.message)}"
            self._add(self._file(name), told)

    def _wrong_answered(self, name: str, seed: int, lost: _Lost) -> None:
        if not lost:
            self.report.false_acceptances.append((name, seed))
            told = f"gets full marks with seed {seed}; write a check that tells it apart"
            self._add(self._file(name), told)

    def _file(self, name: str) -> Path:
        if name == "solution":
            return self.exercise.solution
        kind = "wrong" if name in self.report.matrix else "right"
        return self.exercise.grader / kind / f"{name.removeprefix('right/')}.py"

    # --- mutants

    def judge_mutants(self) -> None:
        """Judge each mutant, until a check fails."""
        self.report.mutants = len(self.mutants)
        for mutants in batches(self.mutants, _BATCH):
            trials = [Trial(m.text, time_limit_s=QUICK_TIME_LIMIT_S) for m in mutants]
            self._run(trials, partial(self._mutated, mutants))

    def _mutated(self, mutants: Sequence[Mutant], all_lost: list[_Lost]) -> None:
        for mutant, lost in zip(mutants, all_lost, strict=True):
            if not lost:
                self.alive.append(mutant)
            elif lost[0].outcome is Outcome.TIMEOUT:
                self.report.hung += 1

    def judge_survivors(self) -> None:
        """Try with other seeds, and without haste, what one seed let by."""
        for mutant in list(self.alive):
            trials = [Trial(mutant.text, seed) for seed in _SURVIVORS_SEEDS]
            self._run(trials, partial(self._tried_again, mutant))

    def _tried_again(self, mutant: Mutant, all_lost: list[_Lost]) -> None:
        if any(all_lost):
            self.alive.remove(mutant)

    # --- all seeds

    def judge_with_seeds(self) -> None:
        """Judge right and wrong answers with the other seeds, until a check fails."""
        seeds = range(1, self.options.seeds)
        for name, text in self.texts.items():
            first = self.fails_fast.get(name, ())
            for some in batches(seeds, _BATCH):
                trials = [Trial(text, seed, first, thorough=name == "stub") for seed in some]
                self._run(trials, partial(self._seeded, name, some))

    def _seeded(self, name: str, seeds: Sequence[int], all_lost: list[_Lost]) -> None:
        for seed, lost in zip(seeds, all_lost, strict=True):
            self._answer(name, seed, lost)

    def _answer(self, name: str, seed: int, lost: _Lost) -> None:
        if name == "stub":
            self._stub_answered(lost)
        elif name in self.report.matrix:
            self._wrong_answered(name, seed, lost)
        else:
            self._right_answered(name, seed, lost)

    def finished(self) -> ExerciseAudit:
        """Return the report, once all phases are over."""
        if self.broken:
            return self.report
        busy = {check for lost in self.report.matrix.values() for check in lost}
        self.report.idle = [check for check in self.report.checks if check not in busy]
        for check_id in self.report.idle:
            told = f"{check_id} is idle: no wrong answer fails it; write one that does"
            self._add(self.exercise.grader / check_id.partition("::")[0], told)
        if self.options.mutants:
            self._settle_mutants()
        return self.report

    def _settle_mutants(self) -> None:
        report, recorded = self.report, {known.key for known in self.equivalents}
        file = self.exercise.grader / EQUIVALENTS
        made = {mutant.key for mutant in self.mutants}
        alive = {mutant.key for mutant in self.alive}
        for key in recorded:
            if key not in made:
                self._add(file, f"no mutant is like this one; take it out: {_told(key)}")
            elif key not in alive:
                self._add(file, f"not equivalent, a check fails it; take it out: {_told(key)}")
        report.killed = len(self.mutants) - len(self.alive)
        report.justified = sum(mutant.key in recorded for mutant in self.alive)
        for mutant in self.alive:
            if mutant.key not in recorded:
                report.survivors.append(Survivor(*mutant.key, mutant.diff))
                told = f"a mutant survives; write a check that fails it, or record it in {file}"
                self._add(self.exercise.solution, f"{told}:\n{mutant.diff}")


def _named(kind: str, exercise: Exercise) -> dict[str, Path]:
    prefix = "right/" if kind == "right" else ""
    return {f"{prefix}{path.stem}": path for path in exercise.answers_of(kind)}


def _told(key: tuple[str, str, str]) -> str:
    function, was, becomes = key
    return f"in {function}, {was!r} becomes {becomes!r}"


def _first_line(message: str) -> str:
    return message.partition("\n")[0]
