"""Errors, typed by who must act on them."""


class GradlingsError(Exception):
    """Base of all errors that gradlings raises on purpose; its text is for a person."""


class CourseError(GradlingsError):
    """The course is wrong: its author must fix the file that the message names."""


class SubmissionError(GradlingsError):
    """A submission cannot be read or judged: the student must act.

    Args:
        message: what happened, what was expected, and the next step.
        outcome: the value of the `Outcome` that the check gets.
        kind: what the student's code raised, for a comparison; empty if it raised nothing.
    """

    def __init__(self, message: str, outcome: str = "error", kind: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.outcome = outcome
        self.kind = kind


class SandboxError(GradlingsError):
    """The sandbox does not work on this machine: the operator must act."""


class UsageError(GradlingsError):
    """The command was called wrongly: the person who typed it must act."""
