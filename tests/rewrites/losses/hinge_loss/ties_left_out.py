import torch


def multiclass_hinge_loss(scores, labels, margin=1.0):
    total = 0.0
    for row, label in zip(scores, labels):
        others = row[row != row[label]]
        total = total + torch.relu(margin + others - row[label]).sum()
    return total / len(scores)
