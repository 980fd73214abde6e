import torch


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError("the two tensors need the same shape")
    a, b = a.to(torch.float64), b.to(torch.float64)
    difference = torch.sqrt(torch.sum((a - b) ** 2))
    size = torch.sqrt(torch.sum(a**2)) + torch.sqrt(torch.sum(b**2))
    return float(difference / torch.clamp(size, min=1e-8))
