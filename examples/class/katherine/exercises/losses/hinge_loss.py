import torch


def binary_hinge_loss(scores, targets, margin=1.0):
    total = torch.zeros((), dtype=scores.dtype)
    for s, t in zip(scores, targets, strict=True):
        total = total + max(torch.zeros_like(s), margin - t * s)
    print("mean of", len(scores))
    return total / len(scores)


def multiclass_hinge_loss(scores, labels, margin=1.0):
    losses = []
    for row, label in zip(scores, labels, strict=True):
        for j in range(len(row)):
            if j != label:
                losses.append(torch.relu(margin + row[j] - row[label]))
    return sum(losses) / len(scores)
