import contextlib

import torch
from torch import nn


@contextlib.contextmanager
def evaluating(model):
    training = {name: part.training for name, part in model.named_modules()}
    try:
        yield model.eval()
    finally:
        for name, part in model.named_modules():
            part.training = training[name]


def dead_units(z):
    return torch.relu(z).sum(dim=0) == 0


def dead_in_network(model, batches):
    with evaluating(model), torch.inference_mode():
        sums = None
        for x in batches:
            row = []
            for layer in model:
                x = layer(x)
                if isinstance(layer, nn.ReLU):
                    row.append((x > 0).sum(dim=0))
            sums = row if sums is None else [a + b for a, b in zip(sums, row)]
    return [s.clone() == 0 for s in sums]


def revive(linear, x, margin=0.1):
    count = 0
    for j in range(linear.out_features):
        with torch.no_grad():
            z = linear.weight[j] @ x.T + linear.bias[j]
            if bool(dead_units(z[:, None])):
                linear.bias[j].add_(margin - z.max())
                count += 1
    return count
