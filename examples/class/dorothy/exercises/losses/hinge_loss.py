import torch
import torch.nn.functional as F


def binary_hinge_loss(scores, targets, margin=1.0):
    return torch.maximum(margin - scores * targets, scores.new_zeros(())).mean()


def multiclass_hinge_loss(scores, labels, margin=1.0):
    rows = torch.arange(len(scores))
    true_scores = scores[rows, labels].unsqueeze(1)
    return (F.relu(scores - true_scores + margin).sum(1) - margin).mean()
