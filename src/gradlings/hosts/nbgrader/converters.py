"""Our parts of nbgrader: its configuration uses them instead of nbgrader's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader import preprocessors as stock
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Integer, Unicode

from gradlings.course.course import load_course
from gradlings.errors import GradlingsError
from gradlings.grading import GradingOptions
from gradlings.hosts.nbgrader.batch import Assignment, Batch
from gradlings.hosts.nbgrader.contents import KEY
from gradlings.hosts.nbgrader.coursedir import CourseDir
from gradlings.hosts.nbgrader.gradebook import (
    due_date,
    migrate_cells,
    open_faster,
    save_scores,
    waiting_in,
)
from gradlings.hosts.nbgrader.page import for_students, parts_of
from gradlings.hosts.nbgrader.solution_regions import cleared
from gradlings.hosts.nbgrader.times import is_suspicious

Resources = dict[str, Any]


class ClearSolutions(stock.ClearSolutions):
    """Removes solutions; a region that is not indented leaves nothing behind."""

    def _replace_solution_region(self, cell: NotebookNode, _language: str) -> bool:
        marks = [self.begin_solution_delimeter, self.end_solution_delimeter]
        before = cell.source
        if not any(mark in before for mark in marks):
            return False
        cell.source = cleared(before)
        return True


class SaveCells(stock.SaveCells):
    """Records an assignment's cells, also if there are submissions already."""

    def _create_notebook(self, nb: NotebookNode) -> None:
        if self.assignment_has_submissions():
            notebook = self.gradebook.find_notebook(self.notebook_id, self.assignment_id)
            added, removed = migrate_cells(
                self.gradebook,
                notebook,
                self.new_grade_cells,
                self.new_solution_cells,
                set(self.new_source_cells),
            )
            for what, names in (("Added", added), ("Removed", removed)):
                for name in names:
                    self.log.warning("%s the graded cell %s; autograde again", what, name)
        super()._create_notebook(nb)

    def assignment_has_submissions(self) -> bool:
        """Whether somebody has handed in this notebook."""
        try:
            notebook = self.gradebook.find_notebook(self.notebook_id, self.assignment_id)
        except ValueError:  # nbgrader's MissingEntry
            return False
        return bool(notebook.submissions)


class SubmissionExporter(NotebookExporter):
    """Reads submitted notebooks, also damaged ones, and grades them."""

    course_root = Unicode(help="Folder of the course.").tag(config=True)
    gradebook_url = Unicode(help="Database URL for the results.").tag(config=True)
    workers = Integer(1, help="Processes that grade in parallel.").tag(config=True)
    seed = Integer(0, help="Seed of all inputs of the checks.").tag(config=True)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        open_faster()
        self._batches: dict[str, Batch | GradlingsError] = {}

    def from_filename(
        self, filename: str, resources: Resources | None = None, **_options: Any
    ) -> tuple[str, Resources]:
        """Convert one notebook.

        nbgrader calls this twice: to clean the submission, and to grade the result. Here the second
        call does both, so the result of the first is never read.
        """
        resources = resources or {}
        settings = resources["nbgrader"]
        coursedir = self.parent.coursedir
        submitted = coursedir.format_path(
            coursedir.submitted_directory, settings["student"], settings["assignment"]
        )
        resources["output_extension"] = self.file_extension
        if Path(filename).parent == Path(submitted):
            return "{}\n", resources
        graded = self._batch(settings["assignment"]).graded(settings["student"])
        if graded.problem:
            self.log.warning("%s: nothing could be graded: %s", settings["student"], graded.problem)
        if graded.note:
            self.log.warning("%s: %s", settings["student"], graded.note)
        notebook = graded.notebook
        notebook.metadata[KEY] = {"scores": graded.scores, "is_known": graded.is_known}
        for preprocessor in self._preprocessors:  # without nbconvert's copies and validations
            notebook, resources = preprocessor(notebook, resources)
        return json.dumps(notebook, ensure_ascii=False) + "\n", resources

    def _batch(self, assignment: str) -> Batch:
        if assignment not in self._batches:
            try:
                self._batches[assignment] = self._new_batch(assignment)
            except GradlingsError as error:
                self._batches[assignment] = error
        found = self._batches[assignment]
        if isinstance(found, GradlingsError):
            raise found
        return found

    def _new_batch(self, assignment: str) -> Batch:
        course = load_course(Path(self.course_root))
        options = GradingOptions(workers=self.workers, seed=self.seed)
        self.log.info("Grading all submissions of %s", assignment)
        batch = Batch(
            Assignment(course, coursedir_of(self.parent.coursedir), assignment),
            self.gradebook_url,
            options,
            first=self.parent.coursedir.student_id,
        )
        self._look_at_times(assignment)
        for student, problem in batch.without_notebook():
            self.log.warning("%s: nothing could be graded: %s", student, problem)
        return batch

    def _look_at_times(self, assignment: str) -> None:
        coursedir = self.parent.coursedir
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            due = due_date(gradebook, assignment)
        if is_suspicious(due):
            self.log.warning(
                "%s is due at %s UTC. nbgrader without gradlings makes that of a time like "
                "10:00:00 +0200: enter the due date again, as 2026-01-31 10:00:00 +02:00",
                *(assignment, due),
            )


class SaveScores(NbGraderPreprocessor):
    """Writes the scores into nbgrader's gradebook."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Write the scores of one notebook."""
        settings = resources["nbgrader"]
        ours = nb.metadata[KEY]
        with Gradebook(settings["db_url"]) as gradebook:
            ours["is_in_time"] = save_scores(
                gradebook,
                settings["assignment"],
                settings["student"],
                ours["scores"],
                is_known=ours["is_known"],
            )
        return nb, resources


class AssignLatePenalties(stock.AssignLatePenalties):
    """Assigns penalties if a submission is late, or was."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Assign the penalty of one submission."""
        if not nb.metadata[KEY]["is_in_time"]:
            return super().preprocess(nb, resources)  # type: ignore[no-any-return]
        return nb, resources


class FeedbackExporter(HTMLExporter):
    """Writes the page that a student gets back."""


class ForStudents(Preprocessor):
    """Removes from feedback what only instructors may see, and sums up the rest.

    It runs after nbgrader's own GetGrades, which puts scores into the cells.
    """

    enabled = Bool(True, help="Whether to do so.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Prepare one notebook."""
        settings = resources["nbgrader"]
        for_students(nb)
        with Gradebook(settings["db_url"]) as gradebook:
            waiting = waiting_in(gradebook, settings["assignment"], settings["student"])
        settings["parts"] = parts_of(nb, waiting)
        return nb, resources


def coursedir_of(theirs: Any) -> CourseDir:
    """Describe nbgrader's course directory."""
    steps = ("source", "release", "submitted", "autograded", "feedback")
    names = tuple((step, getattr(theirs, f"{step}_directory")) for step in steps)
    return CourseDir(Path(theirs.root), theirs.directory_structure, names)


def take_renamed(assignment: str, student: str, notebooks: list[str]) -> None:
    """Let nbgrader convert the notebook of the assignment, also if it has another name.

    nbgrader calls this before it converts a submission; it then converts the notebooks in the list.
    """
    folders = {Path(path).parent for path in notebooks}
    for folder in folders:
        wanted = str(folder / f"{folder.name}.ipynb")
        if wanted not in notebooks:
            notebooks[:] = [wanted]
