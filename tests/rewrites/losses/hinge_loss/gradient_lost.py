import torch


def multiclass_hinge_loss(scores, labels, margin=1.0):
    total = 0.0
    for row, label in zip(scores, labels.tolist(), strict=True):
        right = torch.tensor(row[label].item())
        others = torch.cat([row[:label], row[label + 1 :]])
        total = total + torch.relu(others - right + margin).sum()
    return total / len(scores)
