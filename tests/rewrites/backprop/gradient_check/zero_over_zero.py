import torch


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError(f"{a.shape} != {b.shape}")
    a = a.to(torch.float64)
    b = b.to(torch.float64)
    return (torch.dist(a, b) / (a.norm() + b.norm())).item()
