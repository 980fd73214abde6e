import math

import torch
import torch.nn.functional as F
from torch.nn import Linear

TASKS = "regression", "binary", "multiclass", "multilabel"


def _known(task):
    if task not in TASKS:
        raise ValueError(f"no such task: {task!r}")
    return task


def _cut(threshold):
    # sigmoid(z) > p without a sigmoid
    return math.log(threshold) - math.log1p(-threshold)


def output_layer(task, in_features, n):
    return Linear(in_features, 1 if _known(task) == "binary" else n)


def loss_of(task, outputs, targets):
    match _known(task):
        case "regression":
            return torch.sub(outputs, targets).square().mean()
        case "multiclass":
            log_p = outputs - torch.logsumexp(outputs, dim=1)[:, None]
            return log_p.take_along_dim(targets[:, None], dim=1).neg().mean()
        case "binary":
            targets = targets[:, None]
    yes = targets.to(outputs)
    return torch.mean(-yes * F.logsigmoid(outputs) - (1 - yes) * F.logsigmoid(-outputs))


def decide(task, outputs, threshold=0.5):
    match _known(task):
        case "regression":
            return outputs
        case "multiclass":
            return outputs.argmax(dim=-1)
    said_yes = outputs.gt(_cut(threshold)).long()
    return said_yes[:, 0] if task == "binary" else said_yes


def to_one_logit(layer):
    single = Linear(layer.in_features, 1, dtype=layer.weight.dtype)
    against_for = layer.weight.new_tensor([-1.0, 1.0])
    with torch.no_grad():
        single.weight.copy_(torch.einsum("c,ch->h", against_for, layer.weight)[None])
        single.bias.copy_(torch.einsum("c,c->", against_for, layer.bias)[None])
    return single
