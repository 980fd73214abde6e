"""The gradebook: every result that was ever computed, by the digest of all that it depends on.

A result is never changed, only added: grading computes the ones that are missing, so a second run
finds all of them, an interrupted one goes on, and two at once lose nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa

from gradlings.errors import UsageError
from gradlings.results import ExerciseResult

_METADATA = sa.MetaData()
_RESULTS = sa.Table(
    "results",
    _METADATA,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("student", sa.String(255), nullable=False, index=True),
    sa.Column("exercise", sa.String(255), nullable=False, index=True),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("score", sa.Float),
    sa.Column("max_score", sa.Float, nullable=False),
    sa.Column("graded_at", sa.DateTime, nullable=False),
    sa.Column("result", sa.Text, nullable=False),
)
_BATCH = 500
_WAIT_S = 60  # for another run's lock on a SQLite file


class Gradebook:
    """Results in a database.

    Args:
        url: of SQLAlchemy, such as `sqlite:///grades.sqlite`.

    Raises:
        UsageError: there is no such database, or it is not one.
    """

    def __init__(self, url: str) -> None:
        try:
            parsed = sa.make_url(url)
            options = {"timeout": _WAIT_S} if parsed.get_backend_name() == "sqlite" else {}
            self._engine = sa.create_engine(parsed, connect_args=options)
        except (sa.exc.ArgumentError, ImportError) as error:
            raise UsageError(
                f"gradebook {url}: {error}; expected a URL like sqlite:///FILE"
            ) from None
        with self._told_of_trouble():
            self._create()

    def _create(self) -> None:
        try:
            _METADATA.create_all(self._engine)
        except sa.exc.OperationalError:
            # Another run may have made the table since we looked.
            if not sa.inspect(self._engine).has_table(_RESULTS.name):
                raise

    @contextmanager
    def _told_of_trouble(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.DBAPIError as error:
            shown = self._engine.url.render_as_string(hide_password=True)
            raise UsageError(f"gradebook {shown}: {error.orig}") from None

    def find(self, digests: Sequence[str]) -> dict[str, ExerciseResult]:
        """Give the results that are there, by digest."""
        found: dict[str, ExerciseResult] = {}
        with self._told_of_trouble(), self._engine.connect() as connection:
            for start in range(0, len(digests), _BATCH):
                wanted = _RESULTS.c.digest.in_(digests[start : start + _BATCH])
                for row in connection.execute(
                    sa.select(_RESULTS.c.digest, _RESULTS.c.result).where(wanted)
                ):
                    found[row.digest] = ExerciseResult.from_json(json.loads(row.result))
        return found

    def add(self, results: Mapping[str, ExerciseResult]) -> None:
        """Add results by digest; what another run has added meanwhile stays as it is."""
        rows = [_row(digest, result) for digest, result in results.items()]
        with self._told_of_trouble():
            try:
                self._insert(rows)
            except sa.exc.IntegrityError:
                for row in rows:
                    self._insert_if_new(row)

    def _insert(self, rows: Iterable[Mapping[str, object]]) -> None:
        batch = [dict(row) for row in rows]
        if batch:
            with self._engine.begin() as connection:
                connection.execute(sa.insert(_RESULTS), batch)

    def _insert_if_new(self, row: Mapping[str, object]) -> None:
        try:
            self._insert([row])
        except sa.exc.IntegrityError:
            return

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _row(digest: str, result: ExerciseResult) -> dict[str, object]:
    return {
        "digest": digest,
        "student": result.student,
        "exercise": result.exercise,
        "status": result.status.value,
        "score": result.score,
        "max_score": result.max_score,
        "graded_at": datetime.now(UTC).replace(tzinfo=None),
        "result": json.dumps(result.to_json()),
    }
