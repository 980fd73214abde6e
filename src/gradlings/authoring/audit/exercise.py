"""The audit of one exercise: the trials of its answers and mutants, phase by phase."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from gradlings.authoring.audit.equivalents import Equivalent, read_equivalents
from gradlings.authoring.audit.exercise_findings import ExerciseFindings
from gradlings.authoring.audit.lazy import lazy_answers
from gradlings.authoring.audit.mutants import Mutant
from gradlings.authoring.audit.progress import AuditOptions, Counted
from gradlings.authoring.audit.report import ExerciseAudit
from gradlings.authoring.audit.self_diagnosis import SelfDiagnosis
from gradlings.authoring.audit.store import AuditStore, digest_of, read, written
from gradlings.authoring.audit.structure import structure_of
from gradlings.authoring.audit.trials import Trial, mutate, try_all
from gradlings.checks.subject import QUICK_TIME_LIMIT_S
from gradlings.course.exercise import Exercise
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError
from gradlings.grading.diagnosis.known import OBSERVED_DRAWS
from gradlings.grading.jobs import Naming
from gradlings.grading.pool.pool import Pool, batches
from gradlings.outcomes import CheckResult

_SURVIVORS_SEEDS = (1, 2)  # mutants that survive one seed are also tried with these
_BATCH = 8

_Lost = list[CheckResult]


class Auditing:
    """The audit of one exercise, phase by phase; it ends early if a file is broken.

    Args:
        exercise: which one.
        options: how thoroughly.
        pool: where the work is done.
        store: what earlier audits found.
        may_be_long: whether the contract is listed as not yet shortened.
    """

    def __init__(
        self,
        exercise: Exercise,
        options: AuditOptions,
        pool: Pool,
        store: AuditStore,
        *,
        may_be_long: bool = False,
    ) -> None:
        self.exercise = exercise
        self.options = options
        self.pool = pool
        self.store = store
        self.may_be_long = may_be_long
        self.naming = Naming(0, sandboxed=True)
        self.findings = ExerciseFindings(exercise)
        self.report = self.findings.report
        self.broken = False
        self.counted = Counted("", lambda _progress: None)
        self.texts: dict[str, str] = {}
        self.mutants: list[Mutant] = []
        self.alive: list[Mutant] = []
        self.equivalents: list[Equivalent] = []
        self.self_diagnosis: SelfDiagnosis | None = None

    def begin(self, counted: Counted, phase: Callable[[Auditing], None]) -> None:
        """Begin a phase, unless an earlier one has found the exercise broken."""
        self.counted = counted
        if self.broken:
            return
        try:
            phase(self)
        except CourseError as error:
            self._break(error)

    def _break(self, error: CourseError) -> None:
        if not self.broken:
            self.broken = True
            self.findings.add(self.exercise.id, str(error))

    # --- trials

    def _run(self, trials: list[Trial], on_done: Callable[[list[_Lost]], None]) -> None:
        """Judge those implementations whose results are not known yet."""
        self.counted.expect(len(trials))
        judges = self.naming.judges_digest(self.exercise)
        digests = [digest_of(judges, trial) for trial in trials]
        found = {d: read(data) for d, data in self.store.find(digests).items()}
        missing = [i for i, digest in enumerate(digests) if digest not in found]
        if not missing:
            self.counted.add_known(len(trials))
            on_done([found[digest] for digest in digests])
            return
        done = partial(self._ran, digests, found, missing, on_done)
        self.pool.add(try_all, self.exercise, [trials[i] for i in missing], on_done=done)

    def _ran(
        self,
        digests: Sequence[str],
        found: dict[str, _Lost],
        missing: Sequence[int],
        on_done: Callable[[list[_Lost]], None],
        lost: list[_Lost] | CourseError,
    ) -> None:
        self.counted.add_known(len(digests) - len(missing))
        self.counted.add(len(missing))
        if isinstance(lost, CourseError):
            self._break(lost)
            return
        new = {digests[i]: checks for i, checks in zip(missing, lost, strict=True)}
        lasting = {d: c for d, c in new.items() if not any(k.outcome.withholds for k in c)}
        self.store.add({digest: written(checks) for digest, checks in lasting.items()})
        found |= new
        if not self.broken:
            on_done([found[digest] for digest in digests])

    # --- answers, with the first seed

    def judge_answers(self) -> None:
        """Judge stub, solution, right and lazy answers, with all checks."""
        exercise, report = self.exercise, self.report
        for finding in structure_of(exercise, may_be_long=self.may_be_long):
            self.findings.add(finding.where, finding.what)
        report.checks = [check.id for check in exercise.checks]
        self.equivalents = read_equivalents(exercise)
        right, wrong = _named("right", exercise), _named("wrong", exercise)
        self.texts = {"stub": text_of(exercise.stub), "solution": text_of(exercise.solution)}
        self.texts |= {name: exercise.program_of(path) for name, path in (right | wrong).items()}
        report.right, report.seeds = ["solution", *right], self.options.seeds
        report.matrix = {name: [] for name in wrong}
        others = [name for name in self.texts if name not in report.matrix]
        for names in batches(others, _BATCH):
            trials = [Trial(self.texts[name], thorough=True) for name in names]
            self._run(trials, partial(self._answered, names))
        for some in batches(lazy_answers(exercise).items(), _BATCH):
            report.lazy += len(some)
            trials = [Trial(text, thorough=True) for _, text in some]
            self._run(trials, partial(self._lazily_answered, [what for what, _ in some]))
        if self.options.mutants:
            self.pool.add(mutate, exercise, on_done=self.mutants.extend)

    def _answered(self, names: Sequence[str], all_lost: list[_Lost]) -> None:
        for name, lost in zip(names, all_lost, strict=True):
            self.findings.answered(name, 0, lost)

    def _lazily_answered(self, names: Sequence[str], all_lost: list[_Lost]) -> None:
        for name, lost in zip(names, all_lost, strict=True):
            self.findings.answered_lazily(name, lost)

    # --- each wrong answer, handed in

    def diagnose_wrong_answers(self) -> None:
        """Observe each wrong answer, and diagnose it as if a student had handed it in."""
        texts = {name: self.texts[name] for name in self.report.matrix}
        self.self_diagnosis = SelfDiagnosis(
            self.exercise, self.pool, self.store, self.naming, texts, self.counted
        )
        self.self_diagnosis.begin()

    # --- mutants

    def judge_mutants(self) -> None:
        """Judge each mutant, until a check fails; or two, to find what one alone fails."""
        self.report.mutants = len(self.mutants)
        self.report.alone = [] if self.options.alone else None
        enough = 2 if self.options.alone else 1
        for mutants in batches(self.mutants, _BATCH):
            trials = [
                Trial(m.text, enough=enough, time_limit_s=QUICK_TIME_LIMIT_S) for m in mutants
            ]
            self._run(trials, partial(self._mutated, mutants))

    def _mutated(self, mutants: Sequence[Mutant], all_lost: list[_Lost]) -> None:
        for mutant, lost in zip(mutants, all_lost, strict=True):
            if lost:
                self.findings.killed(mutant, lost)
            else:
                self.alive.append(mutant)

    def judge_survivors(self) -> None:
        """Judge surviving mutants again, with other seeds and the checks' own time limits."""
        for mutant in list(self.alive):
            trials = [Trial(mutant.text, seed) for seed in _SURVIVORS_SEEDS]
            self._run(trials, partial(self._tried_again, mutant))

    def _tried_again(self, mutant: Mutant, all_lost: list[_Lost]) -> None:
        if any(all_lost):
            self.alive.remove(mutant)

    # --- all seeds

    def judge_with_seeds(self) -> None:
        """Judge right and wrong answers with the other seeds, until a check fails."""
        if self.self_diagnosis is not None:
            self.findings.observed(self.self_diagnosis)
        for name, text in self.texts.items():
            first = tuple(self.report.matrix.get(name, ()))
            seeds = [seed for seed in range(1, self.options.seeds) if not self._lost(name, seed)]
            for some in batches(seeds, _BATCH):
                trials = [Trial(text, seed, first, thorough=name == "stub") for seed in some]
                self._run(trials, partial(self._seeded, name, some))

    def _lost(self, name: str, draw: int) -> bool:
        """Whether a wrong answer was observed to fail a check with this draw."""
        if self.self_diagnosis is None or name not in self.report.matrix or draw >= OBSERVED_DRAWS:
            return False
        return bool(self.self_diagnosis.lost(name, draw))

    def _seeded(self, name: str, seeds: Sequence[int], all_lost: list[_Lost]) -> None:
        for seed, lost in zip(seeds, all_lost, strict=True):
            self.findings.answered(name, seed, lost)

    # --- the report

    def finished(self) -> ExerciseAudit:
        """Return the report, once all phases are over."""
        if not self.broken:
            self.findings.settle_answers(self.self_diagnosis)
            if self.options.mutants:
                self.findings.settle_mutants(self.mutants, self.alive, self.equivalents)
        return self.report


def _named(kind: str, exercise: Exercise) -> dict[str, Path]:
    prefix = "right/" if kind == "right" else ""
    return {f"{prefix}{path.stem}": path for path in exercise.answers_of(kind)}
