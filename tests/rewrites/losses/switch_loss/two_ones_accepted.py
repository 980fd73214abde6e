import torch


def to_labels(one_hot):
    for row in one_hot.tolist():
        if any(entry not in (0, 1) for entry in row) or not any(row):
            raise ValueError("rows must be one-hot")
    return torch.max(one_hot, dim=1)[1]
