"""Grade a class: compute the results that the gradebook lacks."""

from gradlings.grading.run import Options, Progress, grade_class, grade_submissions

__all__ = ["Options", "Progress", "grade_class", "grade_submissions"]
