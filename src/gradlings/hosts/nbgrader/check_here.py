"""`check_here`: run the public checks on what a notebook has defined so far."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from gradlings.errors import GradlingsError, UsageError
from gradlings.outcomes import Outcome

if TYPE_CHECKING:
    from gradlings.checks.checked import Checked

FOLDER = "course"  # beside the notebook: course.toml, stubs and public checks
_WIDTH = 100
_NO_FOLDER = """check_here needs the folder `{folder}` that comes with this notebook.
There is none in {here}.
- Fetch the assignment again, and open the notebook that lies beside that folder.
- If you have downloaded the notebook alone, download the folder, too, and put it beside it.
- On Colab: upload the folder as a zip file, then run `!unzip -o {folder}.zip`."""


class CheckFailed(AssertionError):
    """A check did not pass; a notebook shows the message alone, without the calls that led here."""

    def _render_traceback_(self) -> list[str]:  # IPython's name
        return str(self).split("\n")


def check_here(exercise: str, check: str = "") -> None:
    """Run an exercise's public checks, and print their results.

    Args:
        exercise: its id, `topic/exercise`.
        check: the function of one check. Then only that is run, and a failure is an error of the
            cell, which nbgrader's Validate counts.

    Raises:
        CheckFailed: that check did not pass, or could not be run.
    """
    try:
        with _one_stream():
            checked = _check(exercise, check, _namespace())
    except GradlingsError as error:
        if check:
            raise CheckFailed(str(error)) from None
        print(error)  # noqa: T201  # a traceback would say less
        return
    from rich.console import Console

    from gradlings.reports.checklist import print_checked

    printed = io.StringIO()
    print_checked(checked, Console(file=printed, width=_WIDTH, force_jupyter=False), exercise)
    text = printed.getvalue().strip()
    if check and not all(
        c.outcome in (Outcome.PASSED, Outcome.GRADER_ERROR) for c in checked.checks
    ):
        raise CheckFailed(text)
    print(text)  # noqa: T201  # one output in one piece


@contextlib.contextmanager
def _one_stream() -> Iterator[None]:
    """Print errors and warnings of the student's code as other text: nbgrader gives 0 for them."""
    with contextlib.redirect_stderr(sys.stdout):
        yield


def _check(name: str, check: str, namespace: dict[str, Any]) -> Checked:
    import torch

    from gradlings.checks.in_process import InProcess
    from gradlings.checks.local import check_exercise
    from gradlings.course.course import load_course
    from gradlings.sandbox.loading import Source

    course = load_course(_folder(namespace))
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
        return check_exercise(exercise, only=check, open_subject=open_subject)
    finally:
        torch.set_num_threads(threads)


def _folder(namespace: dict[str, Any]) -> Path:
    """Find the course's folder: beside the notebook, or the whole course around it.

    Raises:
        UsageError: it is not there; the message says what to do.
    """
    from gradlings.course.course import COURSE_FILE

    here = Path.cwd()
    beside = [os.environ.get("JPY_SESSION_NAME"), namespace.get("__vsc_ipynb_file__")]
    near = [here, *(Path(str(path)).parent for path in beside if path)]
    for folder in [*(folder / FOLDER for folder in near), here, *here.parents]:
        if (folder / COURSE_FILE).is_file():
            return folder
    raise UsageError(_NO_FOLDER.format(folder=FOLDER, here=here))


def _namespace() -> dict[str, Any]:
    """Return the names that the notebook has defined."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise UsageError("check_here works only in a notebook; elsewhere, use `gradlings check`")
    own: dict[str, Any] = shell.user_ns
    return own if own.get("__name__") == "__main__" else vars(sys.modules["__main__"])
