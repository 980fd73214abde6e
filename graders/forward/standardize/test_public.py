"""Public checks for forward/standardize: the worked examples."""

import pytest
import torch
from probes import folded, saturated, scaled, scaled_splits, statistics

TRAIN = torch.tensor([[1.0, 100.0, 7.0], [3.0, 300.0, 7.0]])
TEST = torch.tensor([[4.0, 100.0, 8.0]])
MEAN, STD = torch.tensor([2.0, 200.0, 7.0]), torch.tensor([1.0, 100.0, 1.0])
NEW_TRAIN = torch.tensor([[-1.0, -1.0, 0.0], [1.0, 1.0, 0.0]])
NEW_TEST = torch.tensor([[2.0, -1.0, 1.0]])


@pytest.mark.points(1)
def test_statistics_example(submission, expect):
    """The training data of the example have means 2, 200 and 7, and deviations 1, 100 and 1."""
    expect(submission(statistics, TRAIN), {"the mean": MEAN, "the standard deviation": STD})


@pytest.mark.points(1)
def test_standardize_example(submission, expect):
    """With these statistics the training data become -1, 0 and 1."""
    expect(submission(scaled, TRAIN, MEAN, STD), NEW_TRAIN)
    expect(submission(scaled, TEST, MEAN, STD), NEW_TEST)


@pytest.mark.points(1)
def test_splits_example(submission, expect):
    """The test example becomes [2, -1, 1], the training data -1, 0 and 1."""
    scaled_data = {"the training data": NEW_TRAIN, "the test data": NEW_TEST}

    expect(submission(scaled_splits, TRAIN, TEST), scaled_data)


@pytest.mark.points(1)
def test_saturation_example(submission, expect):
    """The tanh unit of the example is saturated by all raw inputs, and by no scaled ones."""
    weight, bias = torch.full((1, 3), 0.5), torch.zeros(1)

    expect(submission(saturated, weight, bias, TRAIN), 1.0)
    expect(submission(saturated, weight, bias, NEW_TRAIN), 0.0)


@pytest.mark.points(1)
def test_fold_example(submission, expect):
    """The folded layer of the example has the weights 0.5, 0.005 and 0.5, and the bias -5.5."""
    new = {
        "the new layer": "Linear",
        "its weight": torch.tensor([[0.5, 0.005, 0.5]]),
        "its bias": torch.tensor([-5.5]),
        "its output for x": torch.tensor([[1.0]]),
    }

    expect(submission(folded, torch.full((1, 3), 0.5), torch.zeros(1), MEAN, STD, TEST), new)
