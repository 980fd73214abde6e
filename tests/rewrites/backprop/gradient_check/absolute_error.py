import torch


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError("cannot compare these shapes")
    return torch.dist(a.double(), b.double()).item()
