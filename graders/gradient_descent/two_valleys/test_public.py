"""Public checks for gradient_descent/two_valleys: the worked example, and a small figure."""

import pytest
import torch
from probes import batch, counts, lines_and_labels_drawn, means, stochastic

DATA = torch.tensor([0.0, 4.0])


@pytest.mark.points(1)
def test_mean_example(submission, expect):
    """mean_loss: the mean of (w - a)² for a = 0 and 4 is 5 at w = 1 and 4 at w = 2."""
    expect(submission(means, "(w - a)²", DATA, torch.tensor([1.0, 2.0])), torch.tensor([5.0, 4.0]))
    expect(submission(means, "(w - a)²", DATA[:1], torch.tensor([3.0])), torch.tensor([9.0]))


@pytest.mark.points(1)
def test_batch_example(submission, expect):
    """batch_descent: from 1 to 1.5 in the worked example, and on to 1.75; a step in two valleys."""
    expect(
        submission(batch, "(w - a)²", DATA, torch.tensor([1.0, 4.0]), 0.25, 2),
        torch.tensor([[1.0, 4.0], [1.5, 3.0], [1.75, 2.5]]),
    )
    expect(
        submission(batch, "two_valleys", torch.tensor([-0.5, 0.5]), torch.tensor([1.5]), 0.2, 1),
        torch.tensor([[1.5], [1.3646526]]),
    )


@pytest.mark.points(1)
def test_stochastic_example(submission, expect):
    """stochastic_descent: the worked example leads to 0.5 and 2.5; a second step with example 1."""
    choices = torch.tensor([[0, 1], [1, 1]])
    path = torch.tensor([[1.0, 1.0], [0.5, 2.5], [2.25, 3.25]])

    for steps in (2, 1):
        told = submission(stochastic, "(w - a)²", DATA, torch.ones(2), 0.25, choices[:steps])
        expect(told, path[: steps + 1])


@pytest.mark.points(1)
def test_transitions_example(submission, expect):
    """transitions: one stays on side 0, two go from 1 to 0, one is at the ridge; and backwards."""
    path = torch.tensor([[0.0, 2.0, 3.0, 1.0], [2.0, 2.0, 2.0, 0.0], [0.5, 0.0, 0.0, 1.0]])

    expect(submission(counts, path, 1.0), torch.tensor([[1, 0], [2, 1]]))
    expect(submission(counts, path.flip(0), 1.0), torch.tensor([[1, 2], [0, 1]]))


@pytest.mark.points(1)
def test_figure_example(submission, expect):
    """draw_descents: the mean loss, and four paths over the same w; labels, a legend of two."""
    batch = torch.tensor([[1.0, 3.0], [1.5, 2.5]])
    stochastic = torch.tensor([[1.0, 3.0], [2.5, 1.5]])

    told = submission(
        lines_and_labels_drawn, "(w - a)²", DATA, torch.tensor([0.0, 2.0, 3.0]), batch, stochastic
    )

    expect(
        told,
        {
            "the upper axes": {
                "line 1": {"x": [0.0, 2.0, 3.0], "y": [8.0, 4.0, 5.0]},
                "x label": "w",
                "y label": "mean loss",
            },
            "the lower axes": {
                "line 1": {"x": [1.0, 1.5], "y": [0.0, 1.0]},
                "line 2": {"x": [3.0, 2.5], "y": [0.0, 1.0]},
                "line 3": {"x": [1.0, 2.5], "y": [0.0, 1.0]},
                "line 4": {"x": [3.0, 1.5], "y": [0.0, 1.0]},
                "x label": "w",
                "y label": "step",
            },
            "the entries of the legend": "batch, stochastic",
            "both axes show the same range of w": True,
        },
    )
