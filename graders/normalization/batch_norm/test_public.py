"""Public checks for normalization/batch_norm: the worked example, gradients, a single value."""

import pytest
import torch
from probes import (
    BUFFERS,
    after_batches,
    gradients,
    in_evaluation,
    in_training,
    refusal,
    statistics,
)

pytestmark = pytest.mark.forbidden(
    "*batch_norm*", "*layer_norm*", "*group_norm*", "*instance_norm*"
)

X = torch.tensor([[1.0, 10.0], [3.0, 30.0]])


@pytest.mark.points(1)
def test_statistics_example(submission, expect):
    """channel_statistics: the means of the example are 2 and 20, the variances 1 and 100.

    An image of two channels with the values 1, 10 and 3, 30 has the means 5.5 and 16.5. It is in
    float64, and so are its mean and variance.
    """
    expect(
        submission(statistics, X),
        {"the mean": torch.tensor([2.0, 20.0]), "the variance": torch.tensor([1.0, 100.0])},
    )
    expect(
        submission(statistics, X.double().reshape(1, 2, 1, 2)),
        {
            "the mean": torch.tensor([5.5, 16.5]).double(),
            "the variance": torch.tensor([20.25, 182.25]).double(),
        },
    )


@pytest.mark.points(1)
def test_training_example(submission, expect):
    """BatchNorm: in training the example becomes -1 and 1; the running statistics move to it.

    With ε = 3 its first channel becomes -0.5 and 0.5.
    """
    expect(submission(in_training, X, {}), torch.tensor([[-1.0, -1.0], [1.0, 1.0]]))
    expect(submission(in_training, X[:, :1], {"eps": 3.0}), torch.tensor([[-0.5], [0.5]]))
    expect(
        submission(after_batches, [X], {}),
        {
            "running_mean": torch.tensor([0.2, 2.0]),
            "running_var": torch.tensor([1.1, 20.9]),
            "num_batches_tracked": torch.tensor(1),
        },
    )


@pytest.mark.points(1)
def test_evaluation_example(submission, expect):
    """BatchNorm: in evaluation the running statistics normalize, also a single example."""
    mean, var = torch.tensor([0.2, 2.0]), torch.tensor([1.1, 20.9])

    expect(submission(in_evaluation, X[:1], mean, var), torch.tensor([[0.7628, 1.7499]]))


@pytest.mark.points(1)
def test_gradient_example(submission, expect):
    """BatchNorm: two values always become -1 and 1, so the gradient with respect to x is 0."""
    grad = torch.tensor([[5.0, 0.0], [0.0, 0.0]])

    expect(
        submission(gradients, X, grad),
        {
            "the gradient with respect to x": torch.zeros(2, 2),
            "the gradient with respect to weight": torch.tensor([-5.0, 0.0]),
            "the gradient with respect to bias": torch.tensor([5.0, 0.0]),
        },
        atol=1e-3,
    )


@pytest.mark.points(1)
def test_single_value(submission, expect):
    """BatchNorm: in training one value per channel is refused, and changes nothing; two are not."""
    for n, happened, has_changed in [
        (1, "a ValueError was raised", False),
        (2, "no ValueError was raised", True),
    ]:
        expect(
            submission(refusal, X[:n], True),
            {"what happened": happened} | {f"{name} has changed": has_changed for name in BUFFERS},
        )
