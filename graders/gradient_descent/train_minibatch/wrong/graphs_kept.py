"""Belief: losses can be added up as they are, and turned into a number at the end.

Advice: Print your running total after three batches. Which grad_fn does it have?
"""


def _train_epoch(model, loss_fn, loader, optimizer):
    device = next(model.parameters()).device
    total, count = 0.0, 0
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        total += loss * len(x)
        count += len(x)
    return total.item() / count
