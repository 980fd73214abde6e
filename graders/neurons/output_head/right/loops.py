import math

import torch
from torch import nn


def output_layer(task, in_features, n):
    sizes = {"regression": n, "multiclass": n, "multilabel": n, "binary": 1}
    return nn.Linear(in_features, sizes[task])


def cost_of_yes_or_no(z, t):
    return torch.clamp(z, min=0) - z * t + torch.log1p(torch.exp(-torch.abs(z)))


def loss_of(task, outputs, targets):
    costs = []
    for row, target in zip(outputs, targets, strict=True):
        if task == "regression":
            costs += [(z - t) ** 2 for z, t in zip(row, target, strict=True)]
        elif task == "multiclass":
            costs.append(-torch.log_softmax(row, dim=0)[target])
        else:
            many = zip(row, target.reshape(-1), strict=True)
            costs += [cost_of_yes_or_no(z, t) for z, t in many]
    return sum(costs) / len(costs)


def decide(task, outputs, threshold=0.5):
    if task == "regression":
        return outputs
    if task == "multiclass":
        return torch.tensor([max(range(len(r)), key=r.__getitem__) for r in outputs.tolist()])
    yes = [[int(1 / (1 + math.exp(-z)) > threshold) for z in row] for row in outputs.tolist()]
    return torch.tensor([row[0] for row in yes] if task == "binary" else yes)


def to_one_logit(layer):
    one = nn.Linear(layer.in_features, 1, dtype=layer.weight.dtype)
    one.load_state_dict({name: (two[1] - two[0])[None] for name, two in layer.state_dict().items()})
    return one
