import copy

import torch
import torch.nn.functional as F


def hidden_layer(x, w1, b1):
    return F.relu(F.linear(x, w1, b1))


def predict_proba(x, w1, b1, w2, b2):
    return torch.sigmoid(F.linear(hidden_layer(x, w1, b1), w2, b2)).squeeze(1)


def weights_of(model):
    return tuple(copy.deepcopy(model).requires_grad_(False).state_dict().values())
