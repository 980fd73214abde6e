"""Grade all submissions of an assignment in parallel, each only once."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from nbformat import NotebookNode

from gradlings.course.course import Course
from gradlings.course.exercise import Exercise
from gradlings.course.submissions import Submission
from gradlings.errors import SubmissionError
from gradlings.grading import GradingOptions, grade_submissions
from gradlings.grading.gradebook import Gradebook
from gradlings.grading.jobs import Naming
from gradlings.grading.pool.pool import KeptPool
from gradlings.hosts.nbgrader.choice import choose
from gradlings.hosts.nbgrader.coursedir import CourseDir, require_current, topic_of
from gradlings.hosts.nbgrader.extract import extract
from gradlings.hosts.nbgrader.read import notebooks_in
from gradlings.hosts.nbgrader.repair import Mended, empty, mend
from gradlings.hosts.nbgrader.results_in_cells import Scores, present
from gradlings.outcomes import printable
from gradlings.results import ExerciseResult

_kept = KeptPool()  # formgrader and the API grade in a process that stays


def start_early(workers: int) -> None:
    """Start the processes that grade: torch is imported while nbgrader gets ready."""
    _kept.start(workers)


@dataclass
class Handed:
    """The notebook that one student handed in.

    Args:
        student: whose it is.
        mended: the notebook, in the form of its release.
        submissions: of each exercise, with notes on how its program was found.
        problem: why nothing could be read; empty if something could.
        note: on its name and on other notebooks beside it, for the instructor.
    """

    student: str
    mended: Mended
    submissions: list[tuple[Exercise, Submission, list[str]]]
    problem: str = ""
    note: str = ""


class Assignment:
    """An assignment: its topic, its release, and what was handed in.

    Args:
        course: with solutions and hidden checks.
        coursedir: of nbgrader.
        name: of the assignment.

    Raises:
        UsageError: there is no such topic, or no release.
        CourseError: the course has changed since the assignment was built.
    """

    def __init__(self, course: Course, coursedir: CourseDir, name: str) -> None:
        self.course, self.coursedir, self.name = course, coursedir, name
        self.topic = topic_of(course, name)
        self.release: NotebookNode = coursedir.release(name)
        require_current(self.topic, self.release)

    @property
    def exercises(self) -> Sequence[Exercise]:
        """The exercises of the topic."""
        return self.topic.exercises

    def handed_in(self, student: str) -> Handed:
        """Read what a student handed in; the result says what is wrong with it."""
        folder = self.coursedir.folder("submitted", student, self.name)
        try:
            chosen = choose(self.coursedir.root, folder, f"{self.name}.ipynb", self.release)
        except SubmissionError as error:
            return self._unreadable(student, error)
        mended = mend(chosen.cells, self.release)
        if chosen.note:
            mended.notes.insert(0, chosen.note)
        extracted = extract(mended.notebook, self.release, self.exercises, student)
        mended.notes += extracted.notes
        return Handed(student, mended, extracted.submissions, note=printable(chosen.note))

    def _unreadable(self, student: str, error: SubmissionError) -> Handed:
        message = f"Nothing could be graded: {error.message}."
        submissions = [
            (
                exercise,
                Submission(
                    student, exercise.id, None, error.message, missing=error.outcome == "missing"
                ),
                list[str](),
            )
            for exercise in self.exercises
        ]
        return Handed(student, empty(self.release, message), submissions, error.message)


@dataclass
class Graded:
    """A student's notebook with its results.

    Args:
        notebook: to be stored in autograded/.
        scores: of each graded cell.
        results: of each exercise.
        problem: why nothing could be graded; empty if something could.
        note: on the file that was graded, for the instructor.
        is_known: whether the same answers to questions were graded before this run.
    """

    notebook: NotebookNode
    scores: Scores
    results: list[ExerciseResult]
    problem: str
    note: str = ""
    is_known: bool = False


class Batch:
    """All submissions of an assignment, graded in the background.

    nbgrader handles one submission after the other; meanwhile the next ones are graded.

    Args:
        assignment: which one.
        url: of the gradebook in which results are looked up and stored.
        options: how to grade.
        first: the student who is graded before all others, if there is one of that name.
    """

    def __init__(
        self, assignment: Assignment, url: str, options: GradingOptions, first: str = ""
    ) -> None:
        self.assignment, self.url, self.options = assignment, url, options
        students = assignment.coursedir.students(assignment.name)
        students = sorted(students, key=lambda student: student != first)
        self._handed = {student: assignment.handed_in(student) for student in students}
        self._results = {student: Future[list[ExerciseResult]]() for student in students}
        self._known: set[str] = set()  # students whose answers were graded before
        self._so_far: dict[str, list[ExerciseResult]] = {student: [] for student in students}
        # A daemon, since Ctrl-C must not wait for the whole class.
        threading.Thread(target=self._grade, daemon=True).start()

    def _grade(self) -> None:
        handed_in = [
            (exercise, submission)
            for handed in self._handed.values()
            for exercise, submission, _ in handed.submissions
        ]
        try:
            gradebook = Gradebook(self.url)
            try:
                self._known = set(self._students_known(gradebook))
                grade_submissions(
                    self.assignment.course,
                    handed_in,
                    gradebook,
                    self.options,
                    on_result=self._take,
                    pools=_kept.pool,
                )
            finally:
                gradebook.close()
        except BaseException as error:  # `graded` raises it in the thread that waits
            for result in self._results.values():
                if not result.done():
                    result.set_exception(error)

    def _take(self, result: ExerciseResult) -> None:
        results = self._so_far[result.student]
        results.append(result)
        if len(results) == len(self.assignment.exercises):
            self._results[result.student].set_result(results)

    def _students_known(self, gradebook: Gradebook) -> Iterator[str]:
        naming = Naming(self.options.seed, sandboxed=self.options.sandboxed)
        digests = {
            naming.job_of(sheet, submission).digest: student
            for student, handed in self._handed.items()
            for sheet, submission, _ in handed.submissions
            if not sheet.is_program and submission.source is not None
        }
        return (digests[digest] for digest in gradebook.find(list(digests)))

    def without_notebook(self) -> Iterator[tuple[str, str]]:
        """Return the students whose folder holds no notebook, which nbgrader skips; and why."""
        for student, handed in self._handed.items():
            folder = self.assignment.coursedir.folder("submitted", student, self.assignment.name)
            if not notebooks_in(folder):
                yield student, handed.problem

    def graded(self, student: str) -> Graded:
        """Return a student's notebook with its results; wait for them.

        Raises:
            CourseError, SandboxError, UsageError: as `grade_submissions`.
        """
        results = self._results[student].result()
        found = graded(self.assignment, self._handed[student], results)
        return replace(found, is_known=student in self._known)


def graded(assignment: Assignment, handed: Handed, results: Sequence[ExerciseResult]) -> Graded:
    """Write results into the notebook that a student handed in."""
    by_name = {result.exercise.partition("/")[2]: result for result in results}
    notes = {exercise.name: lines for exercise, _, lines in handed.submissions}
    notebook, scores = present(handed.mended, assignment.exercises, by_name, notes)
    return Graded(notebook, scores, list(results), handed.problem, handed.note)
