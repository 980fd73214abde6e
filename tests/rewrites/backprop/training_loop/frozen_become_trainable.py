import torch


def evaluate(model, loss_fn, batches):
    modules = list(model.modules())
    modes = [m.training for m in modules]
    model.eval()
    model.requires_grad_(False)
    loss_sum = 0.0
    n = 0
    try:
        with torch.no_grad():
            for x, y in batches:
                loss_sum += len(x) * loss_fn(model(x), y).item()
                n += len(x)
    finally:
        model.requires_grad_(True)
        for m, mode in zip(modules, modes, strict=True):
            m.training = mode
    return loss_sum / n
