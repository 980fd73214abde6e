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
    weights = len(labels) / (counts.count_nonzero() * counts)
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

def focal_loss(logits: torch.Tensor, labels: torch.Tensor, gamma: float=2.0) -> torch.Tensor:
    """Compute the mean focal loss.

    Args:
        logits: (N, C).
        labels: (N,).
        gamma: γ, 0 or at least 1.

    Returns:
        A tensor of shape ().
    """
    cross_entropy = nn.functional.cross_entropy(logits, labels, reduction='none')
    return ((1 - torch.exp(-cross_entropy)) ** gamma * cross_entropy).mean()

def balanced_accuracy(predictions, labels):
    return (predictions == labels).double().mean().item()
