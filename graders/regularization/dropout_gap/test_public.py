"""Public checks for regularization/dropout_gap: worked examples, and a comparison of one step."""

import pytest
import torch
from probes import loss_of_scale, losses_of_scales, summary, weight_after_fit

X, Y = torch.tensor([[1.0], [2.0]]), torch.tensor([[3.0], [6.0]])


@pytest.mark.points(1)
def test_loss_example(submission, expect):
    """mean_loss: 10 in the example, dropout or not; after it the model is in training mode."""
    for p in (0.0, 0.5):
        told = submission(loss_of_scale, 1.0, p, X, Y)
        expect(told, {"the loss": 10.0, "modules in training mode after it": 2})


@pytest.mark.points(1)
def test_fit_example(submission, expect):
    """fit: from 1, two steps of Adam with lr 0.25 lead to 1.25 and 1.4986; float64, too."""
    for steps, weight in ((1, 1.25), (2, 1.498583)):
        expect(submission(weight_after_fit, 1.0, 0.0, X, Y, steps, 0.25), torch.tensor(weight))
    one, weight = torch.tensor([1.0, 1.49857929239], dtype=torch.float64)
    in_float64 = submission(weight_after_fit, one, 0.0, X.double(), Y.double(), 2, 0.25)
    expect(in_float64, weight, rtol=1e-9)


@pytest.mark.points(1)
def test_fit_drops(submission, expect):
    """fit: dropout is on, though the model was in evaluation mode: w goes down from 1 to 0.75."""
    x = torch.ones(40, 1)  # outputs that are kept are 2, more than 1.5; without dropout all are 1

    expect(submission(weight_after_fit, 1.0, 0.5, x, 1.5 * x, 1, 0.25), torch.tensor(0.75))


@pytest.mark.points(1)
def test_comparison_example(submission, expect):
    """compare_dropouts: with the same seed each p starts from the same weight; one step of 0.25."""
    x, seeds = torch.ones(8, 1), [3, 1, 2]
    starts = [torch.rand((), generator=torch.Generator().manual_seed(seed)) for seed in seeds]

    for steps in (0, 1):  # a step of Adam has the length lr for each p, as long as a unit is kept
        weights = torch.stack(starts) + 0.25 * steps
        told = submission(losses_of_scales, [0.0, 0.5], seeds, (x, 4 * x), (x, 6 * x), steps, 0.25)

        losses = torch.stack([(4 - weights) ** 2, (6 - weights) ** 2], dim=1)
        expect(told, torch.stack([losses, losses]))


@pytest.mark.points(1)
def test_summary_example(submission, expect):
    """mean_gap and share_reduced: the example, its second half alone, and both in float64."""
    losses = [[[0.1, 0.9], [0.2, 0.7]], [[0.3, 0.8], [0.2, 0.9]]]

    for chosen, gaps, shares in ((losses, [0.65, 0.6], [0.0, 0.5]), (losses[1:], [0.6], [0.0])):
        for dtype in (torch.float32, torch.float64):
            expect(
                submission(summary, torch.tensor(chosen, dtype=dtype)),
                {
                    "the mean gaps": torch.tensor(gaps, dtype=dtype),
                    "the shares of starts": torch.tensor(shares, dtype=dtype),
                },
            )
