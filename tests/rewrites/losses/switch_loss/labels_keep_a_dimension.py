import torch


def to_labels(one_hot):
    ones = (one_hot == 1).sum(dim=1)
    zeros = (one_hot == 0).sum(dim=1)
    if torch.any(ones != 1) or torch.any(zeros != one_hot.shape[1] - 1):
        raise ValueError("not one-hot")
    _, labels = one_hot.max(dim=1, keepdim=True)
    return labels
