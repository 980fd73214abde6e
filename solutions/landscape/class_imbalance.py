r"""Train and judge a classifier whose classes differ much in size.

If 99 of 100 examples belong to one class, a network that always names this class has an accuracy of
99 %, and has learned nothing.

Class weights are inversely proportional to the frequencies. If n_c of N examples are of class c,
and P classes occur at all,

    w_c = N / (P n_c), and w_c = 0 for a class that does not occur

    >>> labels = torch.tensor([0, 0, 0, 1])
    >>> class_weights(labels, classes=3)
    tensor([0.6667, 2.0000, 0.0000])

Classes 0 and 1 have the same total weight, 3 · 2/3 = 1 · 2, and the mean weight of an example is 1.
The weights go into the cross-entropy (`weight=`). Or each example gets the weight of its class, and
a sampler draws examples in proportion to it:

    >>> sample_weights(labels)
    tensor([0.6667, 0.6667, 0.6667, 2.0000])

The focal loss makes easy examples count less, often those of the large class. With the softmax
probability p of the true class, it is the mean over the examples of

    -(1 - p)^γ ln p

With γ = 0 it is the cross-entropy. With γ = 2, p = 0.9 costs 0.01 · 0.1054 = 0.0011, and p = 0.1
costs 0.81 · 2.3026 = 1.8651. Their mean:

    >>> logits = torch.tensor([[0.9, 0.1], [0.9, 0.1]]).log()
    >>> focal_loss(logits, torch.tensor([0, 1]), gamma=2.0)
    tensor(0.9331)

The recall of a class is the share of its examples that are predicted as this class. The balanced
accuracy is the mean recall of the classes that occur in the labels, here of 2/3 and 1:

    >>> balanced_accuracy(torch.tensor([0, 0, 2, 1]), labels)
    0.8333...

Rules
- `focal_loss` is stable: logits of ±1000 give no NaN and no infinity, neither do their gradients.
- The gradient flows through both factors, (1 - p)^γ and ln p.
- A class that is predicted, but does not occur in the labels, has no recall to be averaged.

Source: Lin et al. (2017), "Focal loss for dense object detection"; scikit-learn's class weights
"balanced" and its balanced_accuracy_score.

Fine print
- labels and predictions are (N,), int64, N >= 1, from 0 on; logits (N, C) are float32 or float64,
  and the loss has their dtype. Weights are float32. Arguments stay as they are.
- γ is 0 or at least 1. ln p comes from log_softmax, or is minus the cross-entropy of an example.
- `labels.bincount(minlength=C)` counts each class; `classes` is larger than any label.
- torch.utils.data.WeightedRandomSampler(weights, num_samples) is such a sampler. Each draw is then
  from every class that occurs with the same probability.
"""

import torch
from torch import nn


def class_weights(labels: torch.Tensor, classes: int) -> torch.Tensor:
    """Compute a weight for each class, inversely proportional to its frequency.

    Args:
        labels: (N,).
        classes: C, how many classes there are.

    Returns:
        (C,), float32.
    """
    counts = labels.bincount(minlength=classes)
    weights = len(labels) / (counts.count_nonzero() * counts)  # infinite where the count is 0
    return weights.where(counts > 0, 0.0)


def sample_weights(labels: torch.Tensor) -> torch.Tensor:
    """Compute a weight for each example, that of its class.

    Args:
        labels: (N,).

    Returns:
        (N,), float32.
    """
    counts = labels.bincount()
    return len(labels) / (counts.count_nonzero() * counts[labels])


def focal_loss(logits: torch.Tensor, labels: torch.Tensor, gamma: float = 2.0) -> torch.Tensor:
    """Compute the mean focal loss.

    Args:
        logits: (N, C).
        labels: (N,).
        gamma: γ, 0 or at least 1.

    Returns:
        A tensor of shape ().
    """
    cross_entropy = nn.functional.cross_entropy(logits, labels, reduction="none")  # (N,): -ln p
    return ((1 - torch.exp(-cross_entropy)) ** gamma * cross_entropy).mean()


def balanced_accuracy(predictions: torch.Tensor, labels: torch.Tensor) -> float:
    """Compute the mean recall of the classes that occur.

    Args:
        predictions: (N,), classes.
        labels: (N,), classes.

    Returns:
        From 0 to 1, a Python float.
    """
    is_right = (predictions == labels).double()
    return torch.stack([is_right[labels == c].mean() for c in labels.unique()]).mean().item()
