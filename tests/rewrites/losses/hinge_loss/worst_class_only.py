import torch


def multiclass_hinge_loss(scores, labels, margin=1.0):
    index = labels.reshape(-1, 1)
    rivals = scores.scatter(1, index, float("-inf"))
    best_rival, _ = rivals.max(dim=1)
    gap = scores.gather(1, index).squeeze(1) - best_rival
    return torch.relu(margin - gap).mean()
