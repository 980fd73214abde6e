"""Public checks for tuning/lr_range: the worked example, and what it leaves behind."""

import pytest
from probes import RAISING, example, left_of_example, rates, suggestion, with_losses

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
@pytest.mark.parametrize("loss_fn", ["mse_loss", RAISING])
def test_example_leaves_no_trace(submission, expect, loss_fn):
    """After the worked example, w, w.grad, mode and lr are as before, also if loss_fn raises."""
    raised = "the exception of loss_fn was raised" if loss_fn == RAISING else "nothing was raised"

    observed = submission(left_of_example, loss_fn)

    expect(
        observed,
        {
            "the first two losses": [16.0, 12.25],
            "each loss is computed in training mode": True,
            "range_test": raised,
            "w afterwards": 0.0,
            "w.grad afterwards": 2.0,
            "mode of the model afterwards": "eval mode",
            "lr of the optimizer afterwards": 0.5,
        },
    )


@pytest.mark.points(1)
def test_endings(submission, expect):
    """The test ends at a NaN, and at 8.5 after a loss of 2, which is more than 4 times as much."""
    for losses in ([1.0, float("nan")], [8.0, 2.0, 5.0, 8.5]):
        observed = submission(with_losses, [*losses, 1.0], 5)

        expect(observed, {"losses": losses, "number of rates": len(losses)})


@pytest.mark.points(1)
def test_suggestion_example(submission, expect):
    """The rate 0.25 lowers the loss most in the worked example; up to there it is 0.0625."""
    expect(submission(suggestion, LRS, LOSSES), 0.25)
    expect(submission(suggestion, LRS[:2], LOSSES[:2]), 0.0625)
