"""Right: hands one-hot rows to nn.CrossEntropyLoss; builds the model under names of its own."""

from collections import OrderedDict

import torch
from torch import nn

criterion = nn.CrossEntropyLoss()


def to_logits(model):
    *kept, last = model
    if type(last) is not nn.Softmax:
        raise ValueError("no softmax at the end")
    return nn.Sequential(OrderedDict((f"part{i}", part) for i, part in enumerate(kept)))


def to_labels(one_hot):
    zeros, ones = one_hot == 0, one_hot == 1
    if not torch.all(zeros | ones) or not torch.all(ones.sum(1) == 1):
        raise ValueError("rows must be one-hot")
    return one_hot.max(dim=1).indices


def train_step(model, optimizer, x, one_hot):
    optimizer.zero_grad(set_to_none=False)
    loss = criterion(model.train()(x), one_hot)
    loss.backward()
    optimizer.step()
    print("loss", float(loss))
    return float(loss)


@torch.no_grad()
def predict_proba(model, x):
    training = [m for m in model.modules() if m.training]
    model.eval()
    try:
        return nn.Softmax(dim=-1)(model(x))
    finally:
        for m in training:
            m.training = True
