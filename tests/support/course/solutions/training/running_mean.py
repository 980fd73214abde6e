"""Keep the mean of all numbers so far."""


class RunningMean:
    """The mean of what was added."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.total, self.count = 0.0, 0

    def add(self, number: float) -> None:
        """Add a number."""
        self.total += number
        self.count += 1

    def mean(self) -> float:
        """Return the mean, 0.0 of nothing."""
        return self.total / max(self.count, 1)
