import torch


def to_labels(one_hot):
    return torch.tensor([row.tolist().index(max(row.tolist())) for row in one_hot])
