import torch
from torch import nn

LOSSES = {
    "regression": nn.MSELoss(),
    "binary": nn.BCEWithLogitsLoss(),
    "multiclass": nn.CrossEntropyLoss(),
    "multilabel": nn.BCEWithLogitsLoss(),
}


def output_layer(task, in_features, n):
    return nn.Linear(in_features, 1 if task == "binary" else n)


def loss_of(task, outputs, targets):
    if task == "binary":
        outputs = outputs.squeeze(1)
    if task != "multiclass":
        targets = targets.to(outputs.dtype)
    return LOSSES[task](outputs, targets)


def decide(task, outputs, threshold=0.5):
    if task == "regression":
        return outputs
    if task == "multiclass":
        return outputs.argmax(1)
    yes = torch.sigmoid(outputs).round().long()
    return yes.squeeze(1) if task == "binary" else yes


def to_one_logit(layer):
    new = nn.Linear(layer.in_features, 1).to(layer.weight.dtype)
    new.load_state_dict({k: v[1:] - v[:1] for k, v in layer.state_dict().items()})
    return new
