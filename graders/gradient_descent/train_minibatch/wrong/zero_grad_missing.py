"""Belief: backward replaces what is in the .grad fields.

Advice: Print model.weight.grad before each step of the worked example. Which batches is it the
gradient of?
"""


def _train_epoch(model, loss_fn, loader, optimizer):
    device = next(model.parameters()).device
    total, count = 0.0, 0
    model.train()
    for x, y in loader:
        loss = loss_fn(model(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
