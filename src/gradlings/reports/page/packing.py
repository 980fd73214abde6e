"""Pack the texts that open when a student is chosen: small, and in all cores of the machine."""

from __future__ import annotations

import base64
import gc
import json
import multiprocessing
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from gradlings.reports.feedback import feedback_for
from gradlings.reports.page.shared import SharedWords, with_runs
from gradlings.reports.page.source import marked_source
from gradlings.results import Report

Sources = Mapping[tuple[str, str], str]  # by student and exercise: the program

_FEW = 100  # students, for whom other processes do not pay
_MAX_WORKERS = 8
_LEVEL = 7  # of deflate: a fifth smaller than 1; 9 takes much longer for the last hundredth
_CHUNK = 8


@dataclass(frozen=True)
class Packed:
    """Texts for the page, each as JSON, deflated, in base64.

    Args:
        shared: a list of texts, which the others refer to.
        students: a pair (Markdown, HTML) for each student, in the order of `by_student`.
    """

    shared: str = ""
    students: Sequence[str] = ()


@dataclass(frozen=True)
class _Class:
    report: Report
    sources: Sources
    words: SharedWords


@contextmanager
def packing(
    report: Report, sources: Sources, workers: int | None = None
) -> Iterator[Callable[[], Packed]]:
    """Begin to pack the feedback and the programs of each student, beside other work.

    Args:
        report: of the class.
        sources: the programs to show.
        workers: processes; by default one for each core, if the class is large.

    Yields:
        A function that waits for the texts and returns them.
    """
    students, it = list(report.by_student), _Class(report, sources, SharedWords(report))
    workers = workers or _workers(len(students))
    if workers == 1:
        yield lambda: Packed(_shared(it), [_student(it, student) for student in students])
        return
    gc.freeze()  # else each process would copy all that the collector looks at
    fork = multiprocessing.get_context("fork")  # the others have the report without a copy
    try:
        with ProcessPoolExecutor(workers, fork, _begin, (it,)) as pool:
            shared = pool.submit(_shared_here)
            found = pool.map(_student_here, students, chunksize=_CHUNK)
            yield lambda: Packed(shared.result(), list(found))
    finally:
        gc.unfreeze()


def _workers(students: int) -> int:
    if students < _FEW or not sys.platform.startswith("linux"):
        return 1
    return min(len(os.sched_getaffinity(0)), _MAX_WORKERS)


_here: list[_Class] = []  # in a process that packs


def _begin(it: _Class) -> None:
    _here.append(it)


def _shared_here() -> str:
    return _shared(_here[0])


def _student_here(student: str) -> str:
    return _student(_here[0], student)


def _shared(it: _Class) -> str:
    return _packed(it.words.texts)


def _student(it: _Class, student: str) -> str:
    programs = [
        marked_source(result, it.sources[student, result.exercise])
        for result in it.report.by_student[student]
        if (student, result.exercise) in it.sources
    ]
    feedback = with_runs(feedback_for(it.report, student, words=it.words))
    return _packed((feedback, "".join(programs)))


def _packed(texts: Sequence[str]) -> str:
    raw = json.dumps(texts, ensure_ascii=False).encode()
    return base64.b64encode(zlib.compress(raw, _LEVEL)).decode()
