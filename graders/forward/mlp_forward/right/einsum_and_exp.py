import copy

import torch


def hidden_layer(x, w1, b1):
    z = torch.einsum("nd,hd->nh", x, w1) + b1
    return torch.where(z > 0, z, torch.zeros_like(z))


def predict_proba(x, w1, b1, w2, b2):
    z = torch.einsum("nh,h->n", hidden_layer(x, w1, b1), w2[0]) + b2[0]
    return 1 / (1 + torch.exp(-z))


def weights_of(model):
    twin = copy.deepcopy(model).requires_grad_(False)
    return twin[0].weight, twin[0].bias, twin[2].weight.data, twin[2].bias.data
