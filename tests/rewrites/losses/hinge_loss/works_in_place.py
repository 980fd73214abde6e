import torch


def binary_hinge_loss(scores, targets, margin=1.0):
    products = scores * targets
    with torch.no_grad():
        scores[:] = products
    return torch.relu(margin - products).sum() / len(products)
