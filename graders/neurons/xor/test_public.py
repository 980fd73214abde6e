"""Public checks for neurons/xor: a margin of 1, one pass, AND, OR and XOR."""

import pytest
import torch
from probes import learning, one_pass, xor_outputs

X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND = torch.tensor([-1, -1, -1, 1])
OR = torch.tensor([-1, 1, 1, 1])
XOR = torch.tensor([-1, 1, 1, -1])


@pytest.mark.points(2)
def test_xor(submission, expect):
    """The network computes XOR: z is at least 1 for (0, 1) and (1, 0), at most -1 elsewhere."""
    observed = submission(xor_outputs)

    expect(observed.pop("shapes"), [[2, 2], [2], [1, 2], [1]])
    for (x, z), sign in zip(observed.items(), XOR.tolist(), strict=True):
        assert sign * z >= 0.999, (
            f"{x} is {z:g}; expected at {'least 1' if sign > 0 else 'most -1'}"
        )


@pytest.mark.points(1)
def test_pass_examples(submission, expect):
    """One pass from zero: over AND with two mistakes, over XOR with four, and back at zero."""
    over_and = submission(one_pass, torch.zeros(3), X, AND)
    over_xor = submission(one_pass, torch.zeros(3), X, XOR)

    expect(over_and, {"weights": torch.tensor([1.0, 1.0, 0.0]), "mistakes": 2})
    expect(over_xor, {"weights": torch.tensor([0.0, 0.0, 0.0]), "mistakes": 4})


@pytest.mark.points(1)
def test_perceptron_examples(submission, expect):
    """AND and OR are learned, in nine and six passes."""
    on_and = submission(learning, X, AND)
    on_or = submission(learning, X, OR)

    expect(on_and, {"learned": True, "passes": 9, "weights": torch.tensor([3.0, 2.0, -4.0])})
    expect(on_or, {"learned": True, "passes": 6, "weights": torch.tensor([2.0, 2.0, -1.0])})
