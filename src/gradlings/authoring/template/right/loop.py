import torch


def center(x):
    columns = [column - sum(column) / len(column) for column in x.unbind(dim=1)]
    return torch.stack(columns, dim=1)
