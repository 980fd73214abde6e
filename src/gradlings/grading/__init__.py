"""Grade a class: compute the results that the gradebook lacks."""

from gradlings.grading.run import GradingOptions, GradingProgress, grade_class, grade_submissions

__all__ = ["GradingOptions", "GradingProgress", "grade_class", "grade_submissions"]
