"""Belief: in eval mode a model builds no graph.

Advice: Look at requires_grad of the predictions in eval mode.
"""


def evaluate(model, loss_fn, batches):
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    total, count = 0.0, 0
    for x, y in batches:
        total += loss_fn(model(x), y).item() * len(x)
        count += len(x)
    for module, training in modes:
        module.training = training
    return total / count
