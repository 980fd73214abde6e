import torch
from torch import nn


def to_logits(model):
    layers = list(model.children())
    softmax = layers.pop()
    if not isinstance(softmax, nn.Softmax):
        raise ValueError("the last layer is no softmax")
    return nn.Sequential(*layers)


def to_labels(one_hot):
    ones = (one_hot == 1).sum(dim=1)
    zeros = (one_hot == 0).sum(dim=1)
    if (ones != 1).any() or (zeros != one_hot.shape[1] - 1).any():
        raise ValueError("a row is not one-hot")
    return one_hot.argmax(dim=1)


def train_step(model, optimizer, x, one_hot):
    model.train()
    optimizer.zero_grad()
    probs = torch.softmax(model(x), dim=1)  # the model gives only logits now
    loss = nn.CrossEntropyLoss()(probs, to_labels(one_hot))
    loss.backward()
    optimizer.step()
    return loss.item()


def predict_proba(model, x):
    with torch.no_grad():
        return torch.softmax(model(x), dim=1)
