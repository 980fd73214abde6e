"""Public checks for forward/linear_layer: the worked examples, and a batch of two."""

import pytest
import torch
from probes import layer, neuron_with, summed

pytestmark = pytest.mark.forbidden("linear*", "bilinear*")


@pytest.mark.points(1)
def test_weighted_sum_example(submission, expect):
    """The weighted sum of the worked example is 1.5; with inputs 0 only the bias is left."""
    x, w = torch.tensor([[1.0, 2.0], [0.0, 0.0]]), torch.tensor([3.0, -1.0])

    expect(submission(summed, x[0], w, torch.tensor(0.5)), torch.tensor(1.5))
    expect(submission(summed, x, w, torch.tensor(0.5)), torch.tensor([1.5, 0.5]))


@pytest.mark.points(1)
def test_neuron_example(submission, expect):
    """The neuron of the worked example outputs tanh(1.5) = 0.9051, and with a square 2.25."""
    x, w, b = torch.tensor([1.0, 2.0]), torch.tensor([3.0, -1.0]), torch.tensor(0.5)

    expect(submission(neuron_with, "tanh", x, w, b), torch.tensor(0.905148))
    expect(submission(neuron_with, "square", x, w, b), torch.tensor(2.25))


@pytest.mark.points(1)
def test_layer_example(submission, expect):
    """The layer of the worked example gives 1.5 and 5, and two examples give two rows."""
    x = torch.tensor([[1.0, 2.0], [0.0, -1.0]])
    weight, bias = torch.tensor([[3.0, -1.0], [0.0, 2.0]]), torch.tensor([0.5, 1.0])

    expect(submission(layer, x[:1], weight, bias), torch.tensor([[1.5, 5.0]]))
    expect(submission(layer, x, weight, bias), torch.tensor([[1.5, 5.0], [1.5, -1.0]]))
