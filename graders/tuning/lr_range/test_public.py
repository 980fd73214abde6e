"""Public checks for tuning/lr_range: the worked example, and what it leaves behind."""

import pytest
from probes import example, left_of_example, rates, suggestion, with_losses

LRS = [0.0625, 0.25, 1.0, 4.0, 16.0]
LOSSES = [16.0, 12.25, 3.0625, 3.0625, 150.0625]


@pytest.mark.points(1)
def test_rates_example(submission, expect):
    """Six geometric rates from 0.0625 to 64 grow by a factor of 4 each."""
    expect(submission(rates, 0.0625, 64.0, 6), [*LRS, 64.0])


@pytest.mark.points(2)
def test_run_example(submission, expect):
    """The worked example ends early at the loss 150.0625; up to the rate 4 it takes all steps."""
    expect(submission(example, 0.0625, 64.0, 6), {"lrs": LRS, "losses": LOSSES})
    expect(submission(example, 0.0625, 4.0, 4), {"lrs": LRS[:4], "losses": LOSSES[:4]})


@pytest.mark.points(1)
@pytest.mark.parametrize("loss_that_raises", [None, 2])
def test_example_leaves_no_trace(submission, expect, loss_that_raises):
    """After the worked example, w, w.grad and lr are as before, also if loss_fn raises."""
    observed = submission(left_of_example, loss_that_raises)

    expect(
        observed,
        {
            "the first loss computed": 16.0,
            "raised by range_test": "the exception of loss_fn" if loss_that_raises else "nothing",
            "w afterwards": 0.0,
            "w.grad afterwards": 2.0,
            "lr of the optimizer afterwards": 0.5,
        },
    )


@pytest.mark.points(1)
def test_nan(submission, expect):
    """The test ends at a loss of NaN, and returns it."""
    nan = float("nan")

    observed = submission(with_losses, [1.0, nan, 1.0], 3)

    expect(observed, {"losses": [1.0, nan], "number of rates": 2})


@pytest.mark.points(1)
def test_suggestion_example(submission, expect):
    """The rate 0.25 lowers the loss most in the worked example; up to there it is 0.0625."""
    expect(submission(suggestion, LRS, LOSSES), 0.25)
    expect(submission(suggestion, LRS[:2], LOSSES[:2]), 0.0625)
