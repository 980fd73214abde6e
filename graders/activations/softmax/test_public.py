"""Public checks for activations/softmax: the worked examples, and far logits."""

import pytest
import torch
from probes import at_temperature, backward, probabilities, sigmoid_of

pytestmark = pytest.mark.forbidden("*softmax*", "*sigmoid*", "softmin*", "expit*")


@pytest.mark.points(1)
def test_softmax_example(submission, expect):
    """softmax: [2, 1, 0] gives [0.665241, 0.244728, 0.090031], and [3, 3] gives halves."""
    first = submission(probabilities, torch.tensor([2.0, 1.0, 0.0]))
    second = submission(probabilities, torch.tensor([3.0, 3.0]))

    expect(first, torch.tensor([0.665241, 0.244728, 0.090031]))
    expect(second, torch.tensor([0.5, 0.5]))


@pytest.mark.points(1)
def test_far_logits_example(submission, expect):
    """softmax: adding 1000 to all logits, or -1000, changes no probability."""
    for shift in (1000.0, -1000.0):
        moved = submission(probabilities, shift + torch.tensor([2.0, 1.0, 0.0]))
        expect(moved, torch.tensor([0.665241, 0.244728, 0.090031]))
    expect(submission(probabilities, torch.tensor([3.0, 3.0])), torch.tensor([0.5, 0.5]))


@pytest.mark.points(0.5)
def test_minus_infinity_example(submission, expect):
    """softmax: [0, -inf, 0] gives [0.5, 0, 0.5], and a row of only -inf gives zeros."""
    rows = torch.tensor([[0.0, -torch.inf, 0.0], [-torch.inf, -torch.inf, -torch.inf]])

    expect(submission(probabilities, rows), torch.tensor([[0.5, 0.0, 0.5], [0.0, 0.0, 0.0]]))
    expect(submission(probabilities, rows[:, 1:]), torch.tensor([[0.0, 1.0], [0.0, 0.0]]))


@pytest.mark.points(0.5)
def test_temperature_example(submission, expect):
    """softmax: [2, 1, 0] at temperature 2 gives [0.506480, 0.307196, 0.186324]."""
    logits = torch.tensor([2.0, 1.0, 0.0])

    warm = submission(at_temperature, logits, 2.0)
    cold = submission(at_temperature, logits, 0.05)

    expect(warm, torch.tensor([0.506480, 0.307196, 0.186324]))
    expect(cold, torch.tensor([1.0, 0.0, 0.0]))


@pytest.mark.points(1)
def test_backward_example(submission, expect):
    """softmax_backward: the worked example, and no gradient where g is the same for all classes."""
    probs = torch.tensor([0.6652, 0.2447, 0.0901])

    one = submission(backward, probs, torch.tensor([1.0, 0.0, 0.0]))
    equal = submission(backward, probs, torch.tensor([2.0, 2.0, 2.0]))

    expect(one, torch.tensor([0.222709, -0.162774, -0.059935]))
    expect(equal, torch.tensor([0.0, 0.0, 0.0]))


@pytest.mark.points(0.5)
def test_sigmoid_example(submission, expect):
    """sigmoid: [0, 2] gives [0.5, 0.880797], and [-1000, 1000] gives [0, 1]."""
    expect(submission(sigmoid_of, torch.tensor([0.0, 2.0])), torch.tensor([0.5, 0.880797]))
    expect(submission(sigmoid_of, torch.tensor([-1000.0, 1000.0])), torch.tensor([0.0, 1.0]))
