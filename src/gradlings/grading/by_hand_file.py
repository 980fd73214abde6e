"""`by_hand.csv`: its rows, and changes of it that lose nothing of what others write at that time.

Commands change it one after another, under a lock. A spreadsheet knows of no lock: each change
reads the file again, and begins again if the file has changed before it is written. What a
spreadsheet overwrites by saving an old copy is put back from `Marks`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from gradlings.course.spreadsheet import as_text, of_text, read_table
from gradlings.errors import UsageError
from gradlings.files import replace_file
from gradlings.grading.by_hand_row import COLUMNS, Row
from gradlings.grading.marks import Marks

FILE = "by_hand.csv"
LOCK = ".by_hand.lock"
_NEEDED = ("student", "exercise", "question", "points", "comment", "answer_id")
_WAITS_S = 60.0  # for another command, which needs a moment
_TRIES = 5


def rows_in(folder: Path) -> list[Row]:
    """Read the rows of a folder's `by_hand.csv`; none if there is no such file.

    Raises:
        UsageError: it cannot be read.
    """
    file = folder / FILE
    if not file.is_file():
        return []
    table = read_table(file)
    missing = [name for name in _NEEDED if name not in table.columns]
    if missing:
        raise UsageError(
            f"{file} has no column {missing[0]}; move the file away and run the command again, "
            "which writes a new one"
        )
    own = [name for name in table.columns if name not in COLUMNS and name]
    return [
        Row(
            **{name: of_text(row.get(name, "")) for name in COLUMNS},
            own={name: of_text(row.get(name, "")) for name in own},
        )
        for _, row in table.rows
    ]


def update(
    folder: Path,
    change: Callable[[list[Row]], list[Row]],
    *,
    is_marking: bool = False,
) -> list[str]:
    """Change the rows of `by_hand.csv`; nothing that others write at that time is lost.

    Args:
        folder: holds the file.
        change: returns the new rows. It may be called more than once.
        is_marking: whether the cells that it changes are kept as marks.

    Returns:
        A line for each answer whose marks another program had overwritten; they are put back.

    Raises:
        UsageError: the file cannot be read or written; then it stays unchanged.
    """
    file = folder / FILE
    with _locked(folder):
        for _ in range(_TRIES):
            before = _signature(file)
            marks = Marks.read(folder)
            rows, back = marks.put_back(rows_in(folder))
            changed = change(rows)
            if is_marking:
                marks.note(rows, changed)
            changed, more = marks.put_back(changed)
            text = _csv(changed, list(dict.fromkeys(n for r in (*rows, *changed) for n in r.own)))
            if _signature(file) == before:
                _write(file, text if changed else "")
                marks.write()
                return [f"{file}: {line}" for line in (*back, *more)]
    raise UsageError(
        f"{file} is being written by another program all the time; close it there, and try again"
    )


def is_open_elsewhere(folder: Path) -> bool:
    """Whether LibreOffice has the file open."""
    return (folder / f".~lock.{FILE}#").is_file()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Wait until no other command changes the file."""
    lock = FileLock(folder / LOCK)
    try:
        # A disk that has no locks: what is left is to see that the file has changed.
        with suppress(NotImplementedError):
            lock.acquire(timeout=_WAITS_S)
        yield
    except Timeout:
        raise UsageError(
            f"{folder / FILE} has been in use by another gradlings command for {_WAITS_S:g} s; end "
            "it, and try again"
        ) from None
    finally:
        lock.release()


def _signature(file: Path) -> tuple[int, int, int] | None:
    with suppress(FileNotFoundError):
        found = file.stat()
        return found.st_mtime_ns, found.st_size, found.st_ino
    return None


def _write(file: Path, text: str) -> None:
    if not text or (file.is_file() and file.read_bytes() == text.encode()):
        return
    try:
        replace_file(file, text)
    except OSError as error:
        raise UsageError(
            f"{file} cannot be written: {error.strerror}; if it is open in a spreadsheet, close it"
        ) from None


def _csv(rows: Sequence[Row], own: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, *own])
    for row in rows:
        cells = [str(getattr(row, name)) for name in COLUMNS]
        writer.writerow(map(as_text, [*cells, *(row.own.get(name, "") for name in own)]))
    return out.getvalue()
