"""Belief: in eval mode a model builds no graph.

Advice: Print model(x).requires_grad for a model in eval mode.
"""


def evaluate(model, loss_fn, batches):
    with _modes_kept(model):
        model.eval()
        total, count = 0.0, 0
        for x, y in batches:
            total += loss_fn(model(x), y).item() * len(x)
            count += len(x)
    return total / count
