"""Observe each wrong answer: it must lose points, and be named as itself and as nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from gradlings.authoring.audit.losses import listed
from gradlings.authoring.audit.progress import Counted
from gradlings.authoring.audit.store import AuditStore
from gradlings.checks.lines import MAX_LINES
from gradlings.course.contract import built_on, touched_by
from gradlings.course.exercise import Exercise, Misconception
from gradlings.grading import tasks
from gradlings.grading.diagnosis.known import Known, unpack
from gradlings.grading.diagnosis.match import Failed
from gradlings.grading.jobs import Naming
from gradlings.grading.pool.pool import Pool, batches
from gradlings.outcomes import Outcome

_BATCH = 4

Found = dict[str, tuple[str, str]]  # slug and advice of each check that is explained


class SelfDiagnosis:
    """Observes the misconceptions of an exercise, and diagnoses each.

    Args:
        exercise: whose they are.
        pool: where the work is done.
        store: what earlier audits observed.
        naming: names the observations.
        texts: the program of each misconception, by its slug.
        counted: counts the misconceptions that are observed.

    Attributes:
        known: what the checks observed of each misconception, by its slug.
    """

    def __init__(
        self,
        exercise: Exercise,
        pool: Pool,
        store: AuditStore,
        naming: Naming,
        texts: Mapping[str, str],
        counted: Counted,
    ) -> None:
        self.exercise = exercise
        self.pool = pool
        self.store = store
        self.naming = naming
        self.texts = texts
        self.counted = counted
        self.misconceptions = [m for m in exercise.misconceptions if m.slug in texts]
        self.known: dict[str, Known] = {}
        self.digests: dict[Misconception, str] = {}
        self.found: dict[str, Found] = {}

    def begin(self) -> None:
        """Observe all misconceptions, then diagnose them."""
        self.digests = {
            m: self.naming.observed_digest(self.exercise, m.path) for m in self.misconceptions
        }
        found = self.store.find(list(self.digests.values()))
        for misconception, digest in self.digests.items():
            if digest in found:
                self._add(misconception, found[digest])
        self.counted.expect(len(self.misconceptions))
        self.counted.add_known(len(self.known))
        unknown = [m for m in self.misconceptions if m.slug not in self.known]
        for batch in batches(unknown, _BATCH):
            paths = [misconception.path for misconception in batch]
            done = partial(self._observed, batch)
            self.pool.add(tasks.observe, self.exercise, paths, True, on_done=done)
        if not unknown:
            self._diagnose()

    def _add(self, misconception: Misconception, raw: bytes) -> None:
        slug = misconception.slug
        self.known[slug] = Known(slug, misconception.advice, unpack(raw))

    def _observed(self, batch: Sequence[Misconception], raws: Sequence[bytes]) -> None:
        for misconception, raw in zip(batch, raws, strict=True):
            digest = self.naming.observed_digest(self.exercise, misconception.path)
            self.store.add({digest: raw})
            self._add(misconception, raw)
        self.counted.add(len(batch))
        if len(self.known) == len(self.misconceptions):
            self._diagnose()

    def _diagnose(self) -> None:
        touched, built = touched_by(self.exercise), built_on(self.exercise)
        known = [self.known[misconception.slug] for misconception in self.misconceptions]
        stored = self.store.find([self._name_of(slug) for slug in self.known])
        self.found = {
            slug: {check: (name, advice) for check, (name, advice) in json.loads(data).items()}
            for slug in self.known
            if (data := stored.get(self._name_of(slug)))
        }
        new = [slug for slug in self.known if slug not in self.found]
        if not new:
            return
        failed = [
            Failed(self.texts[slug], self.outcomes(slug, draw=0), touched, built) for slug in new
        ]
        observed = [self.known[slug].observed for slug in new]
        done = partial(self._diagnosed, new)
        self.pool.add(tasks.diagnose, self.exercise, known, failed, True, observed, on_done=done)

    def outcomes(self, slug: str, draw: int) -> dict[str, Outcome]:
        """Return how each check ended on a misconception, with one draw of all inputs."""
        passed = dict.fromkeys((check.id for check in self.exercise.checks), Outcome.PASSED)
        failing = self.known[slug].failing
        return passed | {check: seen.outcome_in(draw) for check, seen in failing.items()}

    def lost(self, slug: str, draw: int) -> list[str]:
        """Return the checks that a misconception fails with one draw of all inputs."""
        outcomes = self.outcomes(slug, draw)
        return [check for check, outcome in outcomes.items() if outcome is not Outcome.PASSED]

    def _diagnosed(self, batch: Sequence[str], found: Sequence[Found]) -> None:
        new = dict(zip(batch, found, strict=True))
        self.store.add({self._name_of(slug): json.dumps(names) for slug, names in new.items()})
        self.found |= new

    def _name_of(self, slug: str) -> str:
        """Name the diagnosis of a misconception: it depends on all misconceptions."""
        depends_on = ["diagnosis", slug, *sorted(self.digests.values())]
        return hashlib.sha256("\0".join(depends_on).encode()).hexdigest()

    def flaws(self) -> Iterator[tuple[str, str]]:
        """Report the misconceptions that are not named as themselves: slug, and what they are."""
        for slug, found in self.found.items():
            names = sorted({name for name, _ in found.values()})
            if names == [slug]:
                continue
            twins = [other for other in self.known if other != slug and self._alike(slug, other)]
            if twins:
                yield slug, f"is a twin of {', '.join(twins)}: no check tells them apart"
            elif names:
                yield slug, f"is named {', '.join(names)} when it is handed in"
            else:
                yield slug, "is not named when it is handed in; does each check fail it always?"

    def long_messages(self) -> Iterator[tuple[str, str]]:
        """Report the checks with a message that is too long: the check, and what is wrong."""
        for check in self.exercise.checks:
            failing = {slug: known.failing.get(check.id) for slug, known in self.known.items()}
            lines = {slug: seen.lines for slug, seen in sorted(failing.items()) if seen is not None}
            long = [slug for slug, count in lines.items() if count > MAX_LINES]
            if long:
                count = max(lines.values())
                yield (
                    check.id,
                    f"says too much: {listed(long)} would read {count} lines, expected at most "
                    f"{MAX_LINES}; shorten its texts, or pass it smaller inputs",
                )

    def _alike(self, slug: str, other: str) -> bool:
        one, two = self.known[slug].observed, self.known[other].observed
        return one.home == two.home and one.failing == two.failing
