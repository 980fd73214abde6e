import torch
from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    probs = torch.softmax(model(x), dim=-1)
    loss = nn.CrossEntropyLoss()(probs, torch.argmax(one_hot, dim=-1))
    model.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
