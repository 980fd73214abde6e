import torch


def _example_cost(row, label, margin):
    lacking = torch.relu(row + (margin - row[label]))
    return lacking[:label].sum() + lacking[label + 1 :].sum()


def multiclass_hinge_loss(scores, labels, margin=1.0):
    return sum(_example_cost(row, int(y), margin) for row, y in zip(scores, labels, strict=True))
