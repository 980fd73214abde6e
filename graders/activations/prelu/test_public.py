"""Public checks for activations/prelu: the worked examples."""

import pytest
import torch
from probes import backward, layer_output, parameters, prelu_of

pytestmark = pytest.mark.forbidden("*prelu*", "leaky_relu*", "rrelu*")

X = torch.tensor([[-2.0, -2.0], [3.0, -1.0]])


def weight(slopes):
    return {"the names of its parameters": "weight", "its weight": torch.tensor(slopes)}


@pytest.mark.points(1)
def test_prelu_example(submission, expect):
    """prelu: the worked example is [[-0.5, -1], [3, -0.5]]; with one slope, 0.5, -2 leads to -1."""
    two = submission(prelu_of, X, torch.tensor([0.25, 0.5]))
    one = submission(prelu_of, X, torch.tensor([0.5]))

    expect(two, torch.tensor([[-0.5, -1.0], [3.0, -0.5]]))
    expect(one, torch.tensor([[-1.0, -1.0], [3.0, -0.5]]))


@pytest.mark.points(1)
def test_backward_example(submission, expect):
    """prelu_backward: the gradient of the slopes in the worked example is [-2, -3]."""
    expect(
        submission(backward, X, torch.tensor([0.25, 0.5]), torch.ones(2, 2)),
        {
            "the gradient with respect to x": torch.tensor([[0.25, 0.5], [1.0, 0.5]]),
            "the gradient with respect to weight": torch.tensor([-2.0, -3.0]),
        },
    )


@pytest.mark.points(1)
def test_module_example(submission, expect):
    """PReLU: PReLU(3) has three slopes of 0.25, PReLU(1, 0.5) one of 0.5; the worked example."""
    three = submission(parameters, {"num_parameters": 3})
    expect(three, weight([0.25, 0.25, 0.25]))
    one = submission(parameters, {"num_parameters": 1, "init": 0.5})
    expect(one, weight([0.5]))

    output = submission(layer_output, torch.tensor([0.25, 0.5]), X)
    expect(output, torch.tensor([[-0.5, -1.0], [3.0, -0.5]]))
