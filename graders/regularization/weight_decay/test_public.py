"""Public checks for regularization/weight_decay: the worked examples, and a small model."""

import pytest
import torch
from probes import groups_of, penalty_of, trained

STEP = torch.tensor([10.0, 1.0]), torch.tensor(0.0)  # gradient and curvature


@pytest.mark.points(1)
def test_penalty_example(submission, expect):
    """penalty: 3.2 in the example, with the gradient [0.7, -0.9]; its L2 half alone is 2.5."""
    w = torch.tensor([3.0, -4.0])

    both, squares = submission(penalty_of, [w], 0.1, 0.2), submission(penalty_of, [w], 0.0, 0.2)
    expect(both, told(3.2, [0.7, -0.9]))
    expect(squares, told(2.5, [0.6, -0.8]))


def told(value, gradient):
    return {"the penalty": torch.tensor(value), "its gradients": [torch.tensor(gradient)]}


@pytest.mark.points(1)
def test_groups_example(submission, expect):
    """decay_groups: of two linear layers the matrices decay; biases, scales and slopes do not."""
    expect(
        submission(groups_of, "four layers", 0.5),
        [
            {"params": "0.weight, 3.weight", "weight_decay": 0.5},
            {"params": "0.bias, 1.weight, 1.bias, 2.weight, 3.bias", "weight_decay": 0.0},
        ],
    )


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("optimizer", "decoupled", "w"),
    [
        ("SGD", False, [-0.05, 0.85]),
        ("SGD", True, [-0.05, 0.85]),
        ("Adam", False, [0.9, 0.9]),
        ("Adam", True, [0.85, 0.85]),
    ],
)
def test_step_example(submission, expect, optimizer, decoupled, w):
    """train: one step of the worked example, with SGD and Adam, coupled and decoupled."""
    start = torch.ones(2)

    expect(
        submission(trained, start, *STEP, optimizer, 0.1, 0.5, 1, decoupled),
        {"w after the last step": torch.tensor(w), "start": start},
    )


@pytest.mark.points(1)
@pytest.mark.parametrize("decoupled", [False, True])
def test_two_steps(submission, expect, decoupled):
    """train: two steps on w² with lr 0.25 and decay 1 lead from 1 to 0.25 and 0.0625, both ways."""
    start = torch.ones(2)

    expect(
        submission(
            trained, start, torch.tensor(0.0), torch.tensor(2.0), "SGD", 0.25, 1.0, 2, decoupled
        ),
        {"w after the last step": torch.tensor([0.0625, 0.0625]), "start": start},
    )
