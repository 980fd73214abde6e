"""The pack of a self-study edition: in one file, what an edition for a class does not have.

It holds the checks, solutions and known mistakes of each exercise, at their paths in the
instructor's repository. It is no secret: it is packed so that nobody reads it by accident, in an
editor or as the result of a search. A command unpacks one exercise into a private folder, which
goes when the command ends.
"""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from gradlings.course.exercise import Exercise
from gradlings.errors import CourseError

FILE = "solutions-no-secret.zip"
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same files


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a pack of some files, by their path with slashes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, raw in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _WHEN)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, raw, zipfile.ZIP_DEFLATED, compresslevel=9)
    return buffer.getvalue()


def contents_of(exercise: Exercise) -> list[Path]:
    """Return the files of an exercise that are packed, in the instructor's repository."""
    files = [exercise.stub, exercise.solution]
    if exercise.is_program:
        files += [exercise.probes, *exercise.graders, *exercise.answers_of("wrong")]
    return [path for path in files if path.is_file()]


def has_pack(root: Path) -> bool:
    """Whether a folder is a self-study edition."""
    return (root / FILE).is_file()


def packed_digest(exercise: Exercise) -> str:
    """Name what is packed of an exercise; empty if that is nothing."""
    names = _index(exercise.root).get(exercise.id, ())
    if not names:
        return ""
    return hashlib.sha256("\n".join(f"{name} {crc}" for name, crc in names).encode()).hexdigest()


@contextmanager
def unpacked(
    exercise: Exercise, wanted: Callable[[str], bool] = lambda _path: True
) -> Iterator[Exercise | None]:
    """Unpack an exercise while the context lasts.

    Args:
        exercise: of a student's repository.
        wanted: says of a path whether to unpack that file.

    Yields:
        The exercise with all that belongs to it, as in the instructor's repository; None if nothing
        of it is packed.

    Raises:
        CourseError: the pack cannot be read.
    """
    names = [name for name, _ in _index(exercise.root).get(exercise.id, ()) if wanted(name)]
    if not names:
        yield None
        return
    # A folder that is left over, since the command was killed, is nobody else's to read.
    with tempfile.TemporaryDirectory(prefix="gradlings-", ignore_cleanup_errors=True) as folder:
        try:
            archive = _archive(exercise.root)
            for name in names:
                archive.extract(name, folder)
        except (OSError, zipfile.BadZipFile, zlib.error, KeyError) as error:
            raise _unreadable(exercise.root, error) from None
        yield replace(exercise, root=Path(folder).resolve())


def _index(root: Path) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return name and checksum of each packed file, by the id of its exercise."""
    try:
        return _indexed(_archive(root)) if has_pack(root) else {}
    except (OSError, zipfile.BadZipFile) as error:
        raise _unreadable(root, error) from None


def _unreadable(root: Path, error: Exception) -> CourseError:
    return CourseError(
        f"{root / FILE} cannot be read ({error}); get it back: git checkout HEAD -- {FILE}"
    )


def _archive(root: Path) -> zipfile.ZipFile:
    found = (root / FILE).stat()
    return _read(root / FILE, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=2)
def _read(file: Path, _mtime_ns: int, _size: int) -> zipfile.ZipFile:
    """Read a pack as a whole: its file can be replaced while `gradlings watch` runs."""
    return zipfile.ZipFile(BytesIO(file.read_bytes()))


@lru_cache(maxsize=2)
def _indexed(archive: zipfile.ZipFile) -> Mapping[str, tuple[tuple[str, int], ...]]:
    index: dict[str, tuple[tuple[str, int], ...]] = {}
    for entry in archive.infolist():
        topic, _, rest = entry.filename.partition("/")[2].partition("/")
        exercise = f"{topic}/{rest.partition('/')[0].partition('.')[0]}"
        index[exercise] = (*index.get(exercise, ()), (entry.filename, entry.CRC))
    return index
