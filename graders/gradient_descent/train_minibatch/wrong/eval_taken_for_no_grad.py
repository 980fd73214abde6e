"""Belief: in eval mode a model records no gradients.

Advice: Print model(x).requires_grad for a model in eval mode.
"""


def evaluate(model, loss_fn, loader):
    device = next(model.parameters()).device
    was_training = model.training
    total, count = 0.0, 0
    model.eval()
    for x, y in loader:
        total += loss_fn(model(x.to(device)), y.to(device)).item() * len(x)
        count += len(x)
    model.train(was_training)
    return total / count
