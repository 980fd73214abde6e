"""The audit of one exercise: judge its answers and mutants, and report what falls short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from gradlings.authoring.audit.equivalents import FILE as EQUIVALENTS
from gradlings.authoring.audit.equivalents import Equivalent, as_block, read_equivalents
from gradlings.authoring.audit.lazy import lazy_answers
from gradlings.authoring.audit.losses import Losses, listed, seeds_in_words
from gradlings.authoring.audit.mutants import Mutant
from gradlings.authoring.audit.progress import AuditOptions, Counted
from gradlings.authoring.audit.report import ExerciseAudit, FailedAlone, Finding, Survivor
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
from gradlings.outcomes import CheckResult, Outcome

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
        self.report = ExerciseAudit(exercise.id)
        self.broken = False
        self.counted = Counted("", lambda _progress: None)
        self.texts: dict[str, str] = {}
        self.mutants: list[Mutant] = []
        self.alive: list[Mutant] = []
        self.equivalents: list[Equivalent] = []
        self.self_diagnosis: SelfDiagnosis | None = None
        self.rejections, self.broken_checks, self.of_the_stub = Losses(), Losses(), Losses()
        self.accepted: dict[str, list[int]] = {}
        self.paid: dict[str, list[str]] = {}

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
        if finding not in self.report.findings:
            self.report.findings.append(finding)

    def _break(self, error: CourseError) -> None:
        if not self.broken:
            self.broken = True
            self._add(self.exercise.id, str(error))

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
            self._add(finding.where, finding.what)
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
            self._answer(name, 0, lost)

    def _lazily_answered(self, names: Sequence[str], all_lost: list[_Lost]) -> None:
        for name, lost in zip(names, all_lost, strict=True):
            for check_id in set(self.report.checks) - {check.id for check in lost}:
                self.paid.setdefault(check_id, []).append(name)

    def _answer(self, name: str, seed: int, lost: _Lost) -> None:
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

    def _stub_answered(self, seed: int, lost: _Lost) -> None:
        passed = set(self.report.checks) - {check.id for check in lost}
        for check_id in sorted(passed):
            self._add(self.exercise.path, f"the unfilled stub passes {check_id}")
        for check in lost:
            if check.outcome is not Outcome.MISSING and not check.outcome.withholds:
                self.of_the_stub.add(f"ends as {check.outcome}, not as missing", seed, check)

    # --- each wrong answer, handed in

    def diagnose_wrong_answers(self) -> None:
        """Observe each wrong answer, and diagnose it as if a student had handed it in."""
        texts = {name: self.texts[name] for name in self.report.matrix}
        self.self_diagnosis = SelfDiagnosis(
            self.exercise, self.pool, self.store, self.naming, texts, self.counted
        )
        self.self_diagnosis.begin()

    def _settle_wrong_answers(self, diagnosis: SelfDiagnosis) -> None:
        """Fill the matrix: which checks fail each wrong answer, with the first draw."""
        for name in self.report.matrix:
            self.report.matrix[name] = diagnosis.lost(name, draw=0)
            if not self.report.matrix[name]:
                self._accept(name, 0)
            for check_id, failing in diagnosis.known[name].failing.items():
                if Outcome(failing.outcome).withholds:
                    self._add(self._file_of(check_id), f"{check_id} is broken; seen with {name}")

    def _accept(self, name: str, seed: int) -> None:
        self.report.false_acceptances.append((name, seed))
        self.accepted.setdefault(name, []).append(seed)

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
            if self.report.alone is not None and len(lost) == 1:
                self.report.alone.append(FailedAlone(lost[0].id, mutant.line, *mutant.key))
            if not lost:
                self.alive.append(mutant)
            elif lost[0].outcome is Outcome.TIMEOUT:
                self.report.hung += 1

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
            self._settle_wrong_answers(self.self_diagnosis)
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
            self._answer(name, seed, lost)

    # --- the report

    def finished(self) -> ExerciseAudit:
        """Return the report, once all phases are over."""
        if self.broken:
            return self.report
        self._settle_answers()
        busy = {check for lost in self.report.matrix.values() for check in lost}
        self.report.idle = [check for check in self.report.checks if check not in busy]
        for check_id in self.report.idle:
            message = f"{check_id} is idle: no wrong answer fails it; write one that does"
            self._add(self._file_of(check_id), message)
        if self.options.mutants:
            self._settle_mutants()
        return self.report

    def _settle_answers(self) -> None:
        for check_id, what in self.broken_checks.findings():
            self._add(self._file_of(check_id), f"{check_id} is broken; seen with {what}")
        for check_id, what in self.of_the_stub.findings():
            self._add(self.exercise.path, f"{check_id} of the unfilled stub {what}")
        for check_id, what in self.rejections.findings():
            self._add(self._file_of(check_id), f"{check_id} fails right answers: {what}")
        for name, seeds in self.accepted.items():
            message = f"gets full marks ({seeds_in_words(seeds)}); write a check that fails it"
            self._add(self.exercise.grader / "wrong" / f"{name}.py", message)
        for check_id, names in self.paid.items():
            self.report.paid.append(check_id)
            message = f"{check_id} pays a function that {listed(names)}; make it ask for more"
            self._add(self._file_of(check_id), message)
        for check_id, what in self.self_diagnosis.long_messages() if self.self_diagnosis else ():
            self._add(self._file_of(check_id), f"{check_id} {what}")
        for slug, flaw in self.self_diagnosis.flaws() if self.self_diagnosis else ():
            self.report.misnamed.append(slug)
            self._add(self.exercise.grader / "wrong" / f"{slug}.py", flaw)

    def _file_of(self, check_id: str) -> Path:
        return self.exercise.grader / check_id.partition("::")[0]

    def _settle_mutants(self) -> None:
        report, recorded = self.report, {known.key for known in self.equivalents}
        file = self.exercise.grader / EQUIVALENTS
        made = {mutant.key for mutant in self.mutants}
        alive = {mutant.key for mutant in self.alive}
        for key in recorded:
            if key not in made:
                self._add(file, f"no mutant is like this one; remove it: {_in_words(key)}")
            elif key not in alive:
                self._add(file, f"not equivalent, a check fails it; remove it: {_in_words(key)}")
        report.killed = len(self.mutants) - len(self.alive)
        report.justified = sum(mutant.key in recorded for mutant in self.alive)
        for mutant in self.alive:
            if mutant.key not in recorded:
                report.survivors.append(Survivor(*mutant.key, mutant.diff))
                message = f"a mutant survives (line {mutant.line}); write a check that fails it, "
                message += f"or paste this into {file}, with the reason:"
                self._add(self.exercise.solution, f"{message}\n\n{as_block(mutant.key)}")


def _named(kind: str, exercise: Exercise) -> dict[str, Path]:
    prefix = "right/" if kind == "right" else ""
    return {f"{prefix}{path.stem}": path for path in exercise.answers_of(kind)}


def _in_words(key: tuple[str, str, str]) -> str:
    function, was, becomes = key
    return f"in {function}, {was!r} becomes {becomes!r}"
