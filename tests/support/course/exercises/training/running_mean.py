"""Keep the mean of all numbers so far."""


class RunningMean:
    """The mean of what was added."""

    def __init__(self) -> None:
        """Begin with nothing."""
        raise NotImplementedError

    def add(self, number: float) -> None:
        """Add a number."""
        raise NotImplementedError

    def mean(self) -> float:
        """Return the mean, 0.0 of nothing."""
        raise NotImplementedError
