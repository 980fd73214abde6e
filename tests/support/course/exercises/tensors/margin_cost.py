r"""Make an example cost what it lacks of a margin: first with two classes, then with many.

Two classes. The target t is -1 or +1 and the score s is one real number:

    cost = mean over the batch of max(0, margin - t * s)

Many classes. An example has a score for each class and a label y. Every *other* class should stay
at least a margin below the true one:

    cost = mean over the batch of  sum over j != y of max(0, margin + s_j - s_y)

Rules
- The result is a scalar tensor of the dtype of `scores`, differentiable with respect to them.
- The inputs stay as they are.
- PyTorch's own margin losses are forbidden here.
"""

import torch


def two_class_cost(
    scores: torch.Tensor, targets: torch.Tensor, margin: float = 1.0
) -> torch.Tensor:
    """Return the mean cost of a batch of scores (N,) with targets (N,), each -1 or +1."""
    raise NotImplementedError


def many_class_cost(
    scores: torch.Tensor, labels: torch.Tensor, margin: float = 1.0
) -> torch.Tensor:
    """Return the mean cost of a batch of scores (N, C) with labels (N,), each below C."""
    raise NotImplementedError
