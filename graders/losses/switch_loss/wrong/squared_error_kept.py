"""Belief: a switch of the loss concerns the model's last layer only.

Advice: Print your loss for the worked example. Which loss is log 2 there?
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    loss = nn.functional.mse_loss(model(x).softmax(dim=1), one_hot)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
