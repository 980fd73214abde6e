"""The gradebook: every computed result, by the digest of everything that it depends on.

Results are added and never changed. Grading computes only the missing ones, so a second run finds
all of them, an interrupted run continues, and two runs at once lose nothing. Observations of
misconceptions are stored in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

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
    sa.Column("source", sa.String(64)),  # digest of the hand-in; null in rows of older versions
)
_OBSERVED = sa.Table(  # observations of misconceptions
    "observed",
    _METADATA,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("exercise", sa.String(255), nullable=False),
    sa.Column("observed", sa.LargeBinary, nullable=False),
)
_BATCH = 500
_WAIT_S = 60  # for another run's lock on a SQLite file


def url_of(text: str, *, existing: bool = False) -> str:
    """Return the URL of a database from a path of a SQLite file, or from the URL itself.

    Args:
        text: path or URL.
        existing: whether a file has to exist.

    Raises:
        UsageError: the file has to exist and does not.
    """
    if "://" in text:
        return text
    path = Path(text)
    if existing and not path.is_file():
        raise UsageError(f"{path}: no such file; expected a gradebook that `gradlings grade` wrote")
    return f"sqlite:///{path.resolve()}"


class Gradebook:
    """Results in a database.

    Args:
        url: of SQLAlchemy, such as `sqlite:///grades.sqlite`.

    Raises:
        UsageError: the URL is wrong, or the database cannot be opened.
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
        with self._database_errors():
            self._create()
            self._migrate()

    def _migrate(self) -> None:
        """Add the column that gradebooks of older versions do not have."""
        if self._has_sources():
            return
        try:
            with self._engine.begin() as connection:
                connection.execute(sa.text("ALTER TABLE results ADD COLUMN source VARCHAR(64)"))
        except sa.exc.DBAPIError:
            if not self._has_sources():  # else another run was faster
                raise

    def _has_sources(self) -> bool:
        columns = sa.inspect(self._engine).get_columns(_RESULTS.name)
        return any(column["name"] == "source" for column in columns)

    def _create(self) -> None:
        for _ in _METADATA.tables:
            try:
                return _METADATA.create_all(self._engine)
            except sa.exc.OperationalError:
                # Another run may have created a table meanwhile: create the rest.
                if not sa.inspect(self._engine).get_table_names():
                    raise
        return _METADATA.create_all(self._engine)

    @contextmanager
    def _database_errors(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.DBAPIError as error:
            shown = self._engine.url.render_as_string(hide_password=True)
            raise UsageError(f"gradebook {shown}: {error.orig}") from None

    def find(self, digests: Sequence[str]) -> dict[str, ExerciseResult]:
        """Return the results that are stored, by digest."""
        found = self._find(_RESULTS, _RESULTS.c.result, digests)
        return {digest: ExerciseResult.from_json(json.loads(r)) for digest, r in found.items()}

    def find_observed(self, digests: Sequence[str]) -> dict[str, bytes]:
        """Return the observations of misconceptions that are stored, by digest."""
        return self._find(_OBSERVED, _OBSERVED.c.observed, digests)

    def _find(
        self, table: sa.Table, column: sa.Column[Any], digests: Sequence[str]
    ) -> dict[str, Any]:
        found: dict[str, Any] = {}
        with self._database_errors(), self._engine.connect() as connection:
            for start in range(0, len(digests), _BATCH):
                wanted = table.c.digest.in_(digests[start : start + _BATCH])
                rows = connection.execute(sa.select(table.c.digest, column).where(wanted))
                found |= {row[0]: row[1] for row in rows}
        return found

    def add(
        self,
        results: Mapping[str, ExerciseResult],
        *,
        replacing: bool = False,
        sources: Mapping[str, str] | None = None,
    ) -> None:
        """Add results by digest; those that are there stay, unless they are to be replaced.

        Args:
            results: by digest.
            replacing: whether to replace those that are there.
            sources: digest of each hand-in, by digest of its result; see `hand_ins`.
        """
        known = sources or {}
        if replacing:
            gone = sa.delete(_RESULTS).where(_RESULTS.c.digest.in_(list(results)))
            with self._database_errors(), self._engine.begin() as connection:
                connection.execute(gone)
        rows = [_row(d, result) | {"source": known.get(d)} for d, result in results.items()]
        self._add(_RESULTS, rows)

    def hand_ins(self, at_least: int) -> Iterator[list[ExerciseResult]]:
        """Return the results of different hand-ins of a student for an exercise, oldest first.

        A hand-in that was graded again, with other checks, counts once, with its last result.

        Args:
            at_least: how many hand-ins there have to be.
        """
        row = _RESULTS.c
        many = sa.func.count(sa.distinct(row.source)) >= at_least
        groups = sa.select(row.student, row.exercise).group_by(row.student, row.exercise)
        with self._database_errors(), self._engine.connect() as connection:
            for student, exercise in connection.execute(groups.having(many)).all():
                of = (row.student == student) & (row.exercise == exercise) & row.source.is_not(None)
                chosen = sa.select(row.source, row.result).where(of).order_by(row.graded_at)
                first: dict[str, str] = {}  # in the order in which they were first graded
                first.update((source, result) for source, result in connection.execute(chosen))
                yield [ExerciseResult.from_json(json.loads(result)) for result in first.values()]

    def add_observed(self, exercise: str, observed: Mapping[str, bytes]) -> None:
        """Add observations of an exercise's misconceptions by digest."""
        rows = [{"digest": d, "exercise": exercise, "observed": o} for d, o in observed.items()]
        self._add(_OBSERVED, rows)

    def _add(self, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
        with self._database_errors():
            try:
                self._insert(table, rows)
            except sa.exc.IntegrityError:
                for row in rows:
                    with suppress(sa.exc.IntegrityError):
                        self._insert(table, [row])

    def _insert(self, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            with self._engine.begin() as connection:
                connection.execute(sa.insert(table), [dict(row) for row in rows])

    def add_all(self, other: Gradebook) -> int:
        """Add everything from another gradebook; existing rows stay.

        Returns:
            The number of new results.
        """
        new = 0
        for table in (_RESULTS, _OBSERVED):
            for rows in other._all(table):
                known = self._find(table, table.c.digest, [row["digest"] for row in rows])
                missing = [row for row in rows if row["digest"] not in known]
                self._add(table, missing)
                new += len(missing) if table is _RESULTS else 0
        return new

    def _all(self, table: sa.Table) -> Iterator[list[dict[str, Any]]]:
        """Return all rows of a table, a batch at a time."""
        with self._database_errors(), self._engine.connect() as connection:
            found = connection.execute(sa.select(table)).mappings()
            for batch in found.partitions(_BATCH):
                yield [dict(row) for row in batch]

    def close(self) -> None:
        """Close the connections to the database."""
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
