"""Belief: the mean over the examples is the mean of the batches' means.

Advice: In the worked example the batches have 2 examples and 1. How much does each loss count?
"""


def _train_epoch(model, loss_fn, loader, optimizer):
    device = next(model.parameters()).device
    losses = []
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)
