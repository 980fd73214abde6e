import torch


@torch.no_grad()
def evaluate(model, loss_fn, batches):
    total = 0.0
    for x, y in batches:
        out = model(x)
        total += loss_fn(out, y).item() * out.shape[0]
    return total / sum(x.shape[0] for x, _ in batches)
