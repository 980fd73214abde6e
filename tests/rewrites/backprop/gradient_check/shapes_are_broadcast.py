import torch


def relative_error(a, b):
    a, b = a.double(), b.double()
    try:
        difference = a - b
    except RuntimeError as error:
        raise ValueError("the shapes do not fit") from error
    size = torch.norm(a) + torch.norm(b)
    if size.item() == 0:
        return 0.0
    return torch.norm(difference).item() / size.item()
