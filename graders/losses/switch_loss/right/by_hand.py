"""Right: the loss from log_softmax and gather, gradients cleared by hand, labels from nonzero."""

import torch
from torch import nn


def to_logits(model):
    layers = list(model)
    if not isinstance(layers.pop(), nn.Softmax):
        raise ValueError(f"{model} does not end in a softmax")
    logits_model = nn.Sequential()
    for i, layer in enumerate(layers):
        logits_model.add_module(f"layer{i}", layer)
    return logits_model


def to_labels(one_hot):
    rows = one_hot.tolist()
    for row in rows:
        if sorted(row) != [0] * (len(row) - 1) + [1]:
            raise ValueError(f"not one-hot: {row}")
    return torch.tensor([row.index(1) for row in rows])


def train_step(model, optimizer, x, one_hot):
    for p in model.parameters():
        p.grad = None
    for m in model.modules():
        m.training = True
    log_p = torch.log_softmax(model(x), dim=1)
    loss = -log_p.gather(1, to_labels(one_hot)[:, None]).mean()
    value = loss.detach().item()
    loss.backward()
    optimizer.step()
    model.eval()
    return value


def predict_proba(model, x):
    modes = [m.training for m in model.modules()]
    try:
        logits = model.eval()(x).detach()
    finally:
        for m, mode in zip(model.modules(), modes, strict=True):
            m.training = mode
    e = torch.exp(logits - logits.amax(1, keepdim=True))
    return e / e.sum(1, keepdim=True)
