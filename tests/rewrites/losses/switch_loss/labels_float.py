import torch


def to_labels(one_hot):
    if not ((one_hot == 0) | (one_hot == 1)).all() or not (one_hot.sum(dim=1) == 1).all():
        raise ValueError("rows must be one-hot")
    classes = torch.arange(one_hot.shape[1], dtype=one_hot.dtype)
    return (one_hot * classes).sum(dim=1).to(one_hot.dtype)
