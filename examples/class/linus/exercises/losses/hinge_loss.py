r'''Write the hinge loss by hand: first for two classes, then for many.

A hinge loss asks for more than the right answer: the right answer has to win by a margin.
Every example that wins by less costs what it lacks, and the others cost nothing.

Two classes. The target t is -1 or +1 and the score s is one real number:

    loss = mean over the batch of max(0, margin - t * s)

Many classes (Weston and Watkins). An example has a score s_j for each class j and a label y, the
index of the true class. Every *other* class j should stay at least a margin below the true one:

    loss = mean over the batch of  sum over j != y of max(0, margin + s_j - s_y)

Worked example, two classes, margin 1: scores [2.0, 0.5, -1.0] with targets [+1, +1, +1] cost
[0.0, 0.5, 2.0] each, so the loss is 2.5 / 3 = 0.8333.

Worked example, many classes, margin 1: scores [[3.0, 1.0, 2.5]] with label [0]: class 1 costs
max(0, 1 + 1.0 - 3.0) = 0, class 2 costs max(0, 1 + 2.5 - 3.0) = 0.5, so the loss is 0.5.

Rules
- The result is a scalar tensor, shape (), of the dtype of `scores` (float32 or float64), and
  differentiable with respect to `scores`: tensor operations only, no .item(), no numpy.
- The inputs stay as they are. The batch has at least one example and two classes or more. No check
  looks at the gradient exactly at the kink, where a margin is met to the last bit.
- PyTorch's own margin losses are forbidden here (hinge_embedding_loss, multi_margin_loss,
  multilabel_margin_loss, soft_margin_loss, margin_ranking_loss and the like, as functions or as
  modules); everything else in PyTorch is welcome.

Source: Crammer and Singer (2001) and Weston and Watkins (1999) give the two classic extensions to
many classes; this is the second. Unlike torch.nn.MultiMarginLoss it does not divide by the number
of classes.
'''

import torch


def binary_hinge_loss(
    scores: torch.Tensor, targets: torch.Tensor, margin: float = 1.0
) -> torch.Tensor:
    """Compute the mean hinge loss of a batch with two classes.

    Args:
        scores: (N,) float32 or float64, one score an example.
        targets: (N,) of the same dtype as scores or int64, each -1 or +1.
        margin: by how much an example should win, > 0.

    Returns:
        Scalar tensor (), of the dtype of scores.
    """
    raise NotImplementedError


def multiclass_hinge_loss(
    scores: torch.Tensor, labels: torch.Tensor, margin: float = 1.0
) -> torch.Tensor:
    """Compute the mean Weston-Watkins hinge loss of a batch with C classes.

    Args:
        scores: (N, C) float32 or float64, C >= 2.
        labels: (N,) int64, the index of each example's true class.
        margin: by how much the true class should win over each other class, > 0.

    Returns:
        Scalar tensor (), of the dtype of scores.
    """
    raise NotImplementedError
