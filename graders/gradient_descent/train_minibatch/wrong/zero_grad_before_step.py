"""Belief: gradients are cleared right before a step, so that the step starts clean.

Advice: Print model.weight.grad right before optimizer.step(). What does the step read?
"""


def _train_epoch(model, loss_fn, loader, optimizer):
    device = next(model.parameters()).device
    total, count = 0.0, 0
    model.train()
    for x, y in loader:
        loss = loss_fn(model(x.to(device)), y.to(device))
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
