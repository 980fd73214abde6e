"""Public checks."""


def mean_of(module, *numbers):
    """the mean of a RunningMean, after each number was added"""
    mean = module.RunningMean()
    for number in numbers:
        mean.add(number)
    return mean.mean()


def test_nothing(submission, expect):
    """The mean of nothing is zero."""
    expect(submission(mean_of), 0.0)


def test_two(submission, expect):
    """The mean of one and two is one and a half."""
    expect(submission(mean_of, 1.0, 2.0), 1.5)
