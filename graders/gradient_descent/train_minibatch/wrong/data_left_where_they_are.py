"""Belief: tensors find their way to the model's device.

Advice: Print next(model.parameters()).device and x.device in your loop. Which line makes them
equal?
"""


def _train_epoch(model, loss_fn, loader, optimizer):
    total, count = 0.0, 0
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
