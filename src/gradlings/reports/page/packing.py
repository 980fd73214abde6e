"""What opens on the page when a student is chosen, packed small, in all cores of the machine."""

from __future__ import annotations

import base64
import gc
import json
import multiprocessing
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from gradlings.reports.feedback import feedback_for
from gradlings.reports.page.source import marked_source
from gradlings.results import Report

Sources = Mapping[tuple[str, str], str]  # by student and exercise: the program

_FEW = 100  # students, for whom other processes do not pay
_MAX_WORKERS = 8
_LEVEL = 6  # of deflate: a third smaller than 1, which matters more than the time
_CHUNK = 8


@contextmanager
def packing(
    report: Report, sources: Sources, workers: int | None = None
) -> Iterator[Callable[[], list[str]]]:
    """Begin to pack the feedback and the programs of each student, beside other work.

    Args:
        report: of the class.
        sources: the programs to show.
        workers: processes; by default one for each core, if the class is large.

    Yields:
        A function that waits for the texts and returns them, in the order of `by_student`: each is
        a pair (Markdown, HTML) as JSON, deflated, in base64.
    """
    students = list(report.by_student)
    workers = workers or _workers(len(students))
    if workers == 1:
        yield lambda: [_packed(report, student, sources) for student in students]
        return
    gc.freeze()  # else each process would copy all that the collector looks at
    fork = multiprocessing.get_context("fork")  # the others have the report without a copy
    try:
        with ProcessPoolExecutor(workers, fork, _begin, (report, sources)) as pool:
            found = pool.map(_packed_here, students, chunksize=_CHUNK)
            yield lambda: list(found)
    finally:
        gc.unfreeze()


def _workers(students: int) -> int:
    if students < _FEW or not sys.platform.startswith("linux"):
        return 1
    return min(len(os.sched_getaffinity(0)), _MAX_WORKERS)


_class: list[tuple[Report, Sources]] = []  # of a process that packs


def _begin(report: Report, sources: Sources) -> None:
    _class.append((report, sources))


def _packed_here(student: str) -> str:
    report, sources = _class[0]
    return _packed(report, student, sources)


def _packed(report: Report, student: str, sources: Sources) -> str:
    programs = [
        marked_source(result, sources[student, result.exercise])
        for result in report.by_student[student]
        if (student, result.exercise) in sources
    ]
    pair = (feedback_for(report, student), "".join(programs))
    raw = json.dumps(pair, ensure_ascii=False).encode()
    return base64.b64encode(zlib.compress(raw, _LEVEL)).decode()
