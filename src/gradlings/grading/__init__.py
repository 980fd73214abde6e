"""Grade a class: compute the results that the gradebook lacks.

A learner without an instructor has the diagnosis alone, and no gradebook: nothing is imported
before it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gradlings.grading.run import (
        GradingOptions,
        GradingProgress,
        grade_class,
        grade_submissions,
    )

__all__ = ["GradingOptions", "GradingProgress", "grade_class", "grade_submissions"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("gradlings.grading.run"), name)
