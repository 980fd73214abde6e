"""Public checks for landscape/end_to_end: the examples, a tiny comparison, and its figure."""

import pytest
import torch
from probes import compared, drawn, features, scaled

ABOVE = "class 1 where the first pixel, scaled, is above 0.5"
ONCE = "class 1 if the model was fitted once"
EVALUATION = "class 1 in evaluation mode"


@pytest.mark.points(1)
def test_features_example(submission, expect):
    """edge_features: (3, 1) in the example, (1.375, 0.5) for [[0, 1, 0], [0, 2, 0.5]], float64."""
    for image, expected, dtype in (
        ([[0.0, 2.0], [0.0, 4.0]], [3.0, 1.0], torch.float32),
        ([[0.0, 1.0, 0.0], [0.0, 2.0, 0.5]], [1.375, 0.5], torch.float64),
    ):
        x, values = torch.tensor([image], dtype=dtype), torch.tensor([expected], dtype=dtype)
        expect(submission(features, x), values)


@pytest.mark.points(1)
def test_scale_example(submission, expect):
    """scale: -1, 1 and 3 in the example; each column by its own statistics; float64, too."""
    train, test = torch.tensor([[1.0, 10.0], [3.0, 30.0]]), torch.tensor([[5.0, 10.0]])
    expected = {
        "the training inputs": torch.tensor([[-1.0, -1.0], [1.0, 1.0]]),
        "the test inputs": torch.tensor([[3.0, -1.0]]),
    }

    expect(submission(scaled, train, test), expected)
    in_float64 = submission(scaled, train.double(), test.double())
    expect(in_float64, {name: inputs.double() for name, inputs in expected.items()})


@pytest.mark.points(1)
def test_compare_example(submission, expect):
    """compare: statistics of the first n images, a new model each time, evaluation mode."""
    corner = torch.tensor([[1.0, 0.0], [0.0, 0.0]])
    noise = torch.tensor([[0.0, 1.0], [2.0, 3.0]])
    train = torch.tensor([0.0, 4.0, 5.0, 9.0])[:, None, None] * corner
    train = train + noise * torch.tensor([1.0, 2.0, 3.0, 4.0])[:, None, None]
    test = torch.tensor([2.0, 4.0, 5.9, 9.0])[:, None, None] * corner
    labels = torch.ones(4, dtype=torch.long)

    told = submission(compared, [ABOVE, ONCE, EVALUATION], (train, labels), (test, labels), [2, 4])

    expect(
        told,
        {
            "the ways": f"{ABOVE}, {ONCE}, {EVALUATION}",
            f"accuracies of the way '{ABOVE}'": [0.75, 0.25],
            f"accuracies of the way '{ONCE}'": [1.0, 1.0],
            f"accuracies of the way '{EVALUATION}'": [1.0, 1.0],
        },
    )


@pytest.mark.points(1)
def test_figure_example(submission, expect):
    """plot_comparison: a line for each way over the sizes, with labels and a legend."""
    accuracies = {"hand-made": [0.7, 0.7], "end to end": [0.5, 1.0]}

    expect(
        submission(drawn, accuracies, [8, 256]),
        {
            "line 1": {"label": "hand-made", "x": [8.0, 256.0], "y": [0.7, 0.7]},
            "line 2": {"label": "end to end", "x": [8.0, 256.0], "y": [0.5, 1.0]},
            "number of axes": 1,
            "x labels": "training images",
            "y labels": "test accuracy",
            "the legend": "end to end, hand-made",
        },
    )
