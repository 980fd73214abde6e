"""A correlation and a reliability, each with its interval of confidence.

`docs/report.md` defines both, with their sources.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

MIN_STUDENTS = 10  # with fewer, no correlation and no reliability is given
_NORMAL_95 = 1.959963984540054  # quantile of the normal distribution, two-sided 95 %


@dataclass(frozen=True)
class Interval:
    """An estimate and its interval of 95 % confidence."""

    value: float
    low: float
    high: float

    @property
    def shown(self) -> str:
        """The estimate with its interval, in two digits."""
        return f"{self.value:.2f} ({self.low:.2f} to {self.high:.2f})"


def correlation(one: np.ndarray, other: np.ndarray) -> Interval | None:
    """Return Pearson's correlation with Fisher's interval; None where it means nothing.

    Args:
        one: shape (students,).
        other: shape (students,).
    """
    n = len(one)
    if n < MIN_STUDENTS or np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    r = float(np.corrcoef(one, other)[0, 1])
    if abs(r) >= 1:
        return Interval(r, r, r)
    z, half = math.atanh(r), _NORMAL_95 / math.sqrt(n - 3)
    return Interval(r, math.tanh(z - half), math.tanh(z + half))


def alpha_of(points: np.ndarray) -> Interval | None:
    """Return Cronbach's alpha with Bonett's interval; None where it means nothing.

    Args:
        points: shape (students, items); items with the same points for all say nothing.
    """
    varied = points[:, np.ptp(points, axis=0) > 0] if len(points) else points
    n, k = varied.shape
    if n < MIN_STUDENTS or k < 2:
        return None
    total = float(varied.sum(axis=1).var(ddof=1))
    if total == 0:
        return None
    alpha = k / (k - 1) * (1 - float(varied.var(axis=0, ddof=1).sum()) / total)
    if alpha >= 1:
        return None
    half = _NORMAL_95 * math.sqrt(2 * k / ((k - 1) * (n - 2)))
    log = math.log(1 - alpha)
    return Interval(alpha, 1 - math.exp(log + half), 1 - math.exp(log - half))
