"""Public checks for regularization/weight_decay: the worked examples, and two early signs."""

import pytest
import torch
from probes import decay_of_groups, groups_of, penalty_of, penalty_of_generator, trained

EXAMPLE = [torch.tensor([1.0, -2.0]), torch.tensor([[3.0]])]


@pytest.mark.points(1)
def test_penalty_example(submission, expect):
    """penalty: the worked example gives 4.1; L1 alone 0.6, and L2 alone 3.5."""
    expect(submission(penalty_of, EXAMPLE, 0.1, 0.5), torch.tensor(4.1))
    expect(submission(penalty_of, EXAMPLE, 0.1, 0.0), torch.tensor(0.6))
    expect(submission(penalty_of, EXAMPLE, 0.0, 0.5), torch.tensor(3.5))


@pytest.mark.points(0.5)
def test_penalty_of_generator(submission, expect):
    """penalty: parameters may come from a generator, as model.parameters() does."""
    expect(submission(penalty_of_generator, EXAMPLE, 0.1, 0.5), torch.tensor(4.1))
    expect(submission(penalty_of_generator, EXAMPLE[:1], 1.0, 2.0), torch.tensor(8.0))


@pytest.mark.points(1)
def test_groups_example(submission, expect):
    """decay_groups: of the worked example only the weight of the linear layer decays."""
    model = "Linear(1, 2), LayerNorm((3, 2))"
    groups = submission(groups_of, model)
    decay = submission(decay_of_groups, model, 0.3)

    expect(groups, {"the first group": "0.weight", "the second group": "0.bias, 1.bias, 1.weight"})
    expect(decay, {"weight_decay of the first group": 0.3, "weight_decay of the second group": 0.0})


@pytest.mark.points(1)
def test_train_example(submission, expect):
    """train: in the worked example only Adam with L2 ends with the weight 1.9, not 1.8."""
    for optimizer, decoupled, weight in [
        ("SGD", False, 1.8),
        ("SGD", True, 1.8),
        ("Adam", False, 1.9),
        ("Adam", True, 1.8),
    ]:
        found = submission(trained, 2.0, 2.0, "output", optimizer, 0.1, 0.5, 1, decoupled)
        expect(found, {"weight": weight, "bias": 1.9})


@pytest.mark.points(1)
def test_gradient_of_before(submission, expect):
    """train: SGD makes the same step both ways when the gradient depends on the weight, too."""
    for decoupled in (False, True):
        found = submission(trained, 2.0, 2.0, "output squared", "SGD", 0.1, 0.5, 1, decoupled)
        expect(found, {"weight": 1.1, "bias": 1.2})
