"""nbgrader's configuration: a short file in the course directory, and the function it calls."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import tzinfo
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from gradlings.course.course import Course, load_course
from gradlings.errors import GradlingsError, UsageError
from gradlings.hosts.nbgrader.coursedir import CONFIG_FILE, GRADEBOOK_FILE
from gradlings.hosts.nbgrader.times import read_times_rightly

_FILTER = "mathjax_of_jupyterlab"  # of the templates
_CONFIG = '''"""nbgrader's configuration of this course: gradlings grades it."""

from gradlings.notebooks import configure

c = get_config()  # noqa: F821  # nbgrader defines it
c.CourseDirectory.course_id = {name!r}
configure(c, course={course!r}, config_file=__file__)
'''


def init(course: Course, folder: Path) -> Path:
    """Make a course directory of nbgrader; return the configuration's file.

    Raises:
        UsageError: there is a configuration already, or the folder cannot be made.
    """
    file = folder / CONFIG_FILE
    if file.exists():
        raise UsageError(f"{file} exists already; move it away to get a new one")
    folder = folder.resolve()
    root = course.root.resolve()
    try:
        where = os.path.relpath(root, folder)
    except ValueError:  # another drive
        where = str(root)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(_CONFIG.format(name=course.name, course=Path(where).as_posix()))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from None
    return file


def configure(
    c: Any,
    course: str,
    config_file: str,
    *,
    workers: int | None = None,
    seed: int = 0,
    gradebook: str | None = None,
) -> None:
    """Make nbgrader build and grade with gradlings.

    Args:
        c: nbgrader's configuration.
        course: folder of the course, with its solutions; relative to the folder of `config_file`.
        config_file: nbgrader's, in the course directory.
        workers: processes that grade in parallel; by default one per core.
        seed: of all inputs of the checks.
        gradebook: database URL for the results; by default a SQLite file in the course directory.
    """
    from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
    from nbgrader import preprocessors as stock
    from nbgrader.converters import GenerateAssignment
    from nbgrader.server_extensions import formgrader

    from gradlings.hosts.nbgrader import converters as ours
    from gradlings.hosts.nbgrader.batch import start_early

    _let_alembic_be_found()
    read_times_rightly(partial(_zone, Path(config_file).resolve().parent / course))
    root = Path(config_file).resolve().parent
    workers = workers or _cores()
    is_first_run = gradebook is None and not (root / GRADEBOOK_FILE).exists()
    if sys.argv[1:2] == ["autograde"] and is_first_run:  # nbgrader's command, not its server
        start_early(workers)
    c.CourseDirectory.root = str(root)

    instead = {stock.ClearSolutions: ours.ClearSolutions, stock.SaveCells: ours.SaveCells}
    usual = GenerateAssignment.preprocessors.default()
    c.GenerateAssignment.preprocessors = [instead.get(step, step) for step in usual]

    c.Autograde.exporter_class = ours.SubmissionExporter
    c.Autograde.pre_convert_hook = ours.take_renamed
    c.Autograde.sanitize_preprocessors = []
    c.Autograde.autograde_preprocessors = [ours.SaveScores, ours.AssignLatePenalties]
    c.SubmissionExporter.course_root = str((root / course).resolve())
    c.SubmissionExporter.gradebook_url = gradebook or f"sqlite:///{root / GRADEBOOK_FILE}"
    c.SubmissionExporter.workers = workers
    c.SubmissionExporter.seed = seed

    c.GenerateFeedback.preprocessors = [
        stock.GetGrades,
        ours.ForStudents,
        CSSHTMLHeaderPreprocessor,
    ]
    c.GenerateFeedback.exporter_class = ours.FeedbackExporter
    c.FeedbackExporter.template_name = "gradlings_feedback"
    c.FeedbackExporter.embed_images = True  # a student gets the page alone
    own, theirs = Path(__file__).parent / "templates", Path(formgrader.__file__).parent
    c.FeedbackExporter.extra_template_basedirs = [str(own), str(theirs / "templates")]
    c.FeedbackExporter.extra_template_paths = [
        str(theirs / "templates"),
        str(theirs / "static/node_modules/bootstrap/dist/css"),
    ]
    _typeset_offline(c, own, theirs / "templates")


def _typeset_offline(c: Any, own: Path, theirs: Path) -> None:
    """Let feedback and formgrader typeset formulas with the MathJax that JupyterLab has."""
    from nbconvert.exporters import HTMLExporter

    c.TemplateExporter.filters = {_FILTER: "gradlings.hosts.nbgrader.mathjax.script"}
    plain = HTMLExporter(template_name="formgrade", extra_template_basedirs=[str(theirs)])
    first = str(own / "offline")  # nbconvert has no setting for a folder before all others
    grader = [str(own / "formgrader"), first, *plain.template_paths, str(theirs)]
    c.HTMLExporter.template_paths = grader
    page = HTMLExporter(template_name="gradlings_feedback", config=_only_feedback(c))
    c.FeedbackExporter.template_paths = [first, *page.template_paths]


def _only_feedback(c: Any) -> Any:
    from traitlets.config import Config

    return Config(HTMLExporter=dict(c.FeedbackExporter))


@lru_cache(maxsize=8)
def _zone(course: Path) -> tzinfo | None:
    """Return the zone of a course; None if it has none, or cannot be read: grading says why."""
    try:
        return load_course(course).zone
    except GradlingsError:
        return None


def _let_alembic_be_found() -> None:
    """Let nbgrader find `alembic`, which it runs by name, if its environment is not active."""
    if shutil.which("alembic") is None:
        beside = str(Path(sys.executable).parent)
        os.environ["PATH"] = os.pathsep.join([beside, os.environ.get("PATH", os.defpath)])


def settings(folder: Path) -> Any:
    """Read nbgrader's configuration of a course directory: where its files are.

    Raises:
        UsageError: there is no configuration.
    """
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

    try:
        config = PyFileConfigLoader(CONFIG_FILE, path=str(folder.resolve())).load_config()
    except ConfigFileNotFound:
        raise UsageError(
            f"{folder} has no {CONFIG_FILE}; run `gradlings nbgrader init {folder}`"
        ) from None
    return CourseDirectory(config=config)


def _cores() -> int:
    has_affinity = hasattr(os, "sched_getaffinity")
    return len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
