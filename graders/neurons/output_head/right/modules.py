import copy

import torch
from torch import nn

LOSSES = {
    "regression": nn.MSELoss(),
    "binary": nn.BCEWithLogitsLoss(),
    "multiclass": nn.CrossEntropyLoss(),
    "multilabel": nn.BCEWithLogitsLoss(),
}


def output_layer(task, in_features, n):
    if task == "binary":
        n = 1
    return nn.Sequential(nn.Linear(in_features, n))


def loss_of(task, outputs, targets):
    if task in ("binary", "multilabel"):
        targets = targets.reshape(outputs.shape).to(outputs)
    return LOSSES[task](outputs, targets)


def decide(task, outputs, threshold=0.5):
    match task:
        case "regression":
            return outputs
        case "multiclass":
            return torch.softmax(outputs, dim=1).argmax(1)
        case "binary":
            return (torch.sigmoid(outputs).squeeze(1) > threshold).to(torch.int64)
        case "multilabel":
            return (torch.sigmoid(outputs) > threshold).to(torch.int64)


def to_one_logit(layer):
    layer = copy.deepcopy(layer)
    one = nn.Linear(layer.weight.shape[1], 1, dtype=layer.weight.dtype)
    one.weight.data = (layer.weight.data[1] - layer.weight.data[0]).unsqueeze(0)
    one.bias.data = (layer.bias.data[1] - layer.bias.data[0]).reshape(1)
    return one
