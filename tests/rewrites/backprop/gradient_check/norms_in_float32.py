import torch


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError("different shapes")
    top = torch.linalg.vector_norm(a - b).item()
    bottom = torch.linalg.vector_norm(a).item() + torch.linalg.vector_norm(b).item()
    if bottom == 0.0:
        return 0.0
    return top / bottom
