"""Belief: the targets are not needed any more once the error is computed.

Advice: Print one_hot = [[1.0, 0.0]] before and after a step. Which of your operations end in an
underscore?
"""

import torch


def train_step(model, optimizer, x, one_hot):
    model.train()
    logits = model(x)
    loss = -(one_hot * logits.log_softmax(dim=1)).sum(dim=1).mean()
    optimizer.zero_grad()
    with torch.no_grad():
        error = one_hot.neg_().add_(logits.softmax(dim=1)).div_(len(x))
    logits.backward(error)
    optimizer.step()
    return loss.item()
