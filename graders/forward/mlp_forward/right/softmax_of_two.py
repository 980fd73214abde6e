"""Right: the sigmoid is the softmax of the logits z and 0."""

import torch


def hidden_layer(x, w1, b1):
    z = torch.addmm(b1, x, w1.t())
    return z * (z > 0)


def predict_proba(x, w1, b1, w2, b2):
    z = torch.addmm(b2, hidden_layer(x, w1, b1), w2.t())
    return torch.cat([z, torch.zeros_like(z)], dim=1).softmax(dim=1)[:, 0]


def weights_of(model):
    linears = [part for part in model if isinstance(part, torch.nn.Linear)]
    return tuple(
        torch.clone(p.detach()) for linear in linears for p in (linear.weight, linear.bias)
    )
