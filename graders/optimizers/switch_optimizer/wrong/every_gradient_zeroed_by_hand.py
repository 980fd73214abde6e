"""Belief: after backward() every parameter of the model has a gradient.

Advice: Freeze the first layer with requires_grad_(False), call backward(), and print param.grad of
each parameter.
"""


def _train_epoch(model, loss_fn, batches, optimizer):
    total, count = 0.0, 0
    for x, y in batches:
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        for param in model.parameters():
            param.grad.zero_()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
