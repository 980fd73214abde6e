"""`check_here`: run the public checks on what a notebook has defined so far."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from gradlings.errors import GradlingsError, UsageError

if TYPE_CHECKING:
    from gradlings.checks.checked import Checked

FOLDER = "course"  # beside the notebook: course.toml, stubs and public checks
_WIDTH = 100


def check_here(exercise: str) -> None:
    """Run an exercise's public checks, and print their results.

    Args:
        exercise: its id, `topic/exercise`.
    """
    try:
        checked = _check(exercise, _namespace())
    except GradlingsError as error:
        print(error)  # noqa: T201  # a traceback would say less
        return
    from rich.console import Console

    from gradlings.reports.checklist import print_checked

    printed = io.StringIO()
    print_checked(checked, Console(file=printed, width=_WIDTH, force_jupyter=False), exercise)
    print(printed.getvalue().strip())  # noqa: T201  # one output in one piece


def _check(name: str, namespace: dict[str, Any]) -> Checked:
    import torch

    from gradlings.checks.local import check_exercise
    from gradlings.checks.subject import InProcess
    from gradlings.course.course import find_course
    from gradlings.sandbox.loading import Source

    start = Path.cwd()
    course = find_course(start / FOLDER if (start / FOLDER).is_dir() else start)
    (exercise,) = course.select([name])

    def open_subject(source: Source) -> InProcess:
        subject = InProcess(Source("", source.name, source.filename, source.forbidden))
        module = ModuleType(source.name)
        own = {n: v for n, v in namespace.items() if not n.startswith("__")}
        module.__dict__.update(own)
        subject.experimenter.module = module
        return subject

    threads = torch.get_num_threads()  # the checks set it to one
    try:
        return check_exercise(exercise, open_subject=open_subject)
    finally:
        torch.set_num_threads(threads)


def _namespace() -> dict[str, Any]:
    """Return the names that the notebook has defined."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise UsageError("check_here works only in a notebook; elsewhere, use `gradlings check`")
    own: dict[str, Any] = shell.user_ns
    return own if own.get("__name__") == "__main__" else vars(sys.modules["__main__"])
