"""Belief: parameters that require no gradient during validation all require one afterwards.

Advice: Freeze the first layer with requires_grad_(False), call fit for two epochs, and print
requires_grad of each parameter.
"""


def _validation_loss(model, loss_fn, x, y):
    model.eval()
    model.requires_grad_(False)
    loss = loss_fn(model(x), y).item()
    model.requires_grad_(True)
    return loss
