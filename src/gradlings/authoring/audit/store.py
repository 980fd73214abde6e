"""The results of earlier audits, by content: an audit does only what has changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gradlings.authoring.audit.trials import Trial
from gradlings.errors import UsageError
from gradlings.outcomes import CheckResult, Outcome

FILE = Path("build") / "audit.sqlite"
_FORMAT = 1

Lost = list[CheckResult]


class AuditStore:
    """A file of results; without a path, results are kept for this run only.

    Attributes:
        known: how many results were known already.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.known = 0
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._database = sqlite3.connect(path or ":memory:", timeout=60)
            self._database.execute(
                "CREATE TABLE IF NOT EXISTS found (digest TEXT PRIMARY KEY, data BLOB NOT NULL)"
            )
        except sqlite3.Error as error:
            raise UsageError(f"{path}: {error}; delete it, and run the audit again") from None

    def find(self, digests: Sequence[str]) -> dict[str, Any]:
        """Return the stored data of some digests."""
        found = {}
        for digest in digests:
            row = self._database.execute("SELECT data FROM found WHERE digest = ?", (digest,))
            for (data,) in row:
                found[digest] = data
        self.known += len(found)
        return found

    def add(self, rows: dict[str, Any]) -> None:
        """Store data by digest."""
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO found VALUES (?, ?)", list(rows.items())
            )

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def digest_of(judges: str, trial: Trial) -> str:
    """Name the result of a trial.

    Args:
        judges: digest of all that decides a verdict.
        trial: an implementation on trial.
    """
    depends_on = [_FORMAT, judges, trial.text, trial.seed, trial.thorough, trial.time_limit_s]
    if trial.enough != 1:  # else the name is that of earlier versions
        depends_on.append(trial.enough)
    return hashlib.sha256(json.dumps(depends_on).encode()).hexdigest()


def written(lost: Lost) -> str:
    """Write the checks that a trial lost."""
    return json.dumps([asdict(check) for check in lost])


def read(data: str) -> Lost:
    """Read what `written` wrote."""
    rows = json.loads(data)
    return [CheckResult(**(row | {"outcome": Outcome(row["outcome"])})) for row in rows]
