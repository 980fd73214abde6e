import torch


def multiclass_hinge_loss(scores, labels, margin=1.0):
    costs = []
    for row, label in zip(scores, labels, strict=True):
        rivals = row[torch.arange(row.numel()) != label]
        costs.append(torch.clamp(rivals - row[label] + 1.0, min=0.0).sum())
    return torch.stack(costs).mean()
