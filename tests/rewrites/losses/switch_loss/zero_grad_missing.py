from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    logits = model.forward(x)
    loss = nn.functional.cross_entropy(logits, one_hot, reduction="mean")
    loss.backward()
    optimizer.step()
    return float(loss.detach())
