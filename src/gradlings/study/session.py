"""The session of `gradlings watch`: the exercise at hand, its last result, the run of its checks.

Nothing here draws or reads keys. A run is a thread that waits for a child; what it found is taken
by `poll`, so that only one thread changes what is shown.
"""

from __future__ import annotations

import stat
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue

from gradlings.checks.checked import Checked
from gradlings.checks.child import Cancelled, Children
from gradlings.course.course import Course
from gradlings.course.exercise import PUBLIC, Exercise
from gradlings.errors import CourseError
from gradlings.study.alone import checked_in_steps, points_here
from gradlings.study.hints import instead_of_hints, stages_of
from gradlings.study.payoff import topic_to_show
from gradlings.study.primer import Row, row_of
from gradlings.study.state import State, fingerprint, next_of
from gradlings.study.warm import Warm

MAX_PRINTED = 4000  # characters of the code's prints: the last ones
Signature = tuple[int, int, int] | None


def signature_of(path: Path) -> Signature:
    """Return what changes when a file is saved; None if it is not there. Follows no link."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def refusal_of(exercise: Exercise) -> str:
    """Say why a student's file is not checked; empty if it can be read."""
    path = exercise.stub
    for place in (path, *path.parents):
        if place == exercise.root:
            break
        if place.is_symlink():
            name = place.relative_to(exercise.root).as_posix()
            return f"{name} is a link; put the file itself there"
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return f"{exercise.path} is not a regular file"
        with path.open("rb"):
            return ""
    except FileNotFoundError:
        return exercise.how_to_get_back()
    except OSError as error:
        return f"{exercise.path} cannot be read: {error.strerror}"


@dataclass(frozen=True)
class Line:
    """An exercise in the list.

    Args:
        exercise: which one.
        done: whether it passes, as far as is known.
        points: of its public checks; None if they cannot be read.
        minutes: how long it takes; None if that is not stated.
    """

    exercise: Exercise
    done: bool
    points: float | None
    minutes: int | None


class Session:
    """The exercise at hand, and how far it is.

    Args:
        course: of the student.
        state: of the clone.
        warm: where children come from.
        changed: is called, from any thread, when there is something new to show.

    Attributes:
        exercise: the one at hand; None if all pass.
        checked: its last result; None before the first one.
        row: of the primer's table.
        running: title of the check that runs; None if none does.
        since_s: when the run began, by `time.monotonic`.
        took_s: from the save to the last result.
        printed: what the code printed in the last run.
        hint: what was last asked for.
        done: ids of the exercises that pass, as far as is known.
        payoff: the topic whose payoff has all that it needs, once an exercise of it passes.
    """

    def __init__(
        self, course: Course, state: State, warm: Warm, changed: Callable[[], None]
    ) -> None:
        self.course, self._state, self._warm, self._changed = course, state, warm, changed
        self.exercise: Exercise | None = None
        self.checked: Checked | None = None
        self.row = Row()
        self.running: str | None = None
        self.since_s = self.took_s = 0.0
        self.printed = self.hint = self.payoff = ""
        self.done = {e.id for e in course.exercises if state.passes(e)}
        self._children: Children | None = None
        self._results: SimpleQueue[tuple[Children, Checked, str, float]] = SimpleQueue()
        self._seen: Signature = None
        self._skips = True  # an exercise that passes when it is first shown is left behind

    # --- what is at hand

    def start(self) -> None:
        """Show the first exercise that is not known to pass, and go past those that do pass."""
        self._skips = True
        self._go_to(next_of(self.course, self._state))

    def next(self) -> None:
        """Show the next exercise that is not known to pass."""
        self._skips = False
        following = next_of(self.course, self._state, self.exercise)
        if following is not None or (self.exercise is not None and self.exercise.id in self.done):
            self._go_to(following)

    def choose(self, exercise: Exercise) -> None:
        """Show an exercise."""
        self._skips = False
        self._go_to(exercise)

    def _go_to(self, exercise: Exercise | None) -> None:
        self._cancel()
        self.exercise, self.checked = exercise, None
        self.hint = self.printed = ""
        self.row = row_of(exercise) if exercise is not None else Row()
        self.run()

    def lines(self) -> list[Line]:
        """Return all exercises for the list."""
        return [
            Line(e, e.id in self.done, points_of(e), row_of(e).minutes)
            for e in self.course.exercises
        ]

    def left(self) -> int:
        """Return how many checks were not run, behind the one that failed."""
        if self.exercise is None or self.checked is None or not self.exercise.is_program:
            return 0
        if self.checked.waiting:
            return len(self.checked.waiting)
        public = [c for c in self.exercise.checks if c.id.startswith(PUBLIC)]
        return max(0, len(public) - len(self.checked.checks)) if self.checked.checks else 0

    # --- hints

    def show_hint(self) -> None:
        """Show the next stage of the hints; after the last one, all of them."""
        if self.exercise is None:
            return
        stages = stages_of(self.exercise)
        if not stages:
            self.hint = instead_of_hints(self.exercise, self._failing())
            return
        shown = self._state.hints_shown(self.exercise)
        shown = shown + 1 if shown < len(stages) else shown
        if self.hint.startswith(f"Hint {len(stages)} "):
            texts = enumerate(stages, 1)
            self.hint = "\n".join(f"{n}. {stage.title}: {stage.text}" for n, stage in texts)
            return
        stage = stages[shown - 1]
        self.hint = f"Hint {shown} of {len(stages)}: {stage.title}\n{stage.text}"
        self._state.note_hints(self.exercise, shown)

    def _failing(self) -> str:
        checks = self.checked.checks if self.checked is not None else ()
        return next((c.title for c in checks if not c.points or c.message), "")

    # --- runs

    def poll(self) -> None:
        """Take the result of a run that has ended; begin one if the file has been saved since."""
        while not self._results.empty():
            children, checked, of, when_s = self._results.get()
            if children is self._children:
                self._finish(checked, of, when_s)
        if self.exercise is not None and signature_of(self.exercise.stub) != self._seen:
            self.run()

    def run(self) -> None:
        """Run the checks in a thread; a run that has not ended is ended."""
        self._cancel()
        if self.exercise is None:
            self._changed()
            return
        exercise = replace(self.exercise)  # which has read no file yet
        self._seen = signature_of(exercise.stub)
        self.since_s, self.running, self.printed = time.monotonic(), "", ""
        children = Children(
            self._warm.child,
            to_first_failure=True,
            begun=lambda title: self._begun(children, title),
            printed=lambda text: self._print(children, text),
        )
        self._children = children
        threading.Thread(target=self._checked, args=(children, exercise), daemon=True).start()
        self._changed()

    def _checked(self, children: Children, exercise: Exercise) -> None:
        of, problem = fingerprint(exercise), refusal_of(exercise)
        with children:  # whose end may take a while, and which nobody waits for
            try:
                steps = checked_in_steps(exercise, children)
                for checked in [Checked(exercise, problem=problem)] if problem else steps:
                    self._found(children, checked, of)
            except Cancelled:
                return
            except Exception as error:  # of any type: the screen is no place for a traceback
                problem = f"the checks did not run: {error}"
                self._found(children, Checked(exercise, problem=problem), of)

    def _found(self, children: Children, checked: Checked, of: str) -> None:
        self._results.put((children, checked, of, time.monotonic()))
        self._changed()

    def _finish(self, checked: Checked, of: str, when_s: float) -> None:
        self._state.note(checked, of)
        if self.running is not None:  # a result that only gets a name has been there before
            self.took_s = when_s - self.since_s
        self.checked, self.exercise, self.running = checked, checked.exercise, None
        if checked.done:
            self.done.add(checked.exercise.id)
            self.payoff = topic_to_show(self.course, checked.exercise, self.done)
        else:
            self.done.discard(checked.exercise.id)
            self._skips = False
        if checked.done and self._skips:
            self.start()

    def _begun(self, children: Children, title: str) -> None:
        if children is self._children:
            self.running = title  # shown with the next tick: a quick run is drawn once

    def _print(self, children: Children, text: str) -> None:
        if children is self._children:
            self.printed = (self.printed + text)[-MAX_PRINTED:]

    def _cancel(self) -> None:
        children, self._children, self.running = self._children, None, None
        if children is not None:
            children.cancel()

    def close(self) -> None:
        """End the run."""
        self._cancel()


def points_of(exercise: Exercise) -> float | None:
    """Add up the points of what a student can check; None if that cannot be read."""
    if not exercise.stub.is_file():
        return None
    try:
        return points_here(exercise)
    except CourseError:
        return None
