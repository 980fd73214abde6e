import torch


def _collect(model, x, passes):
    outputs = [model(x) for _ in range(passes)]
    mean = sum(outputs) / passes
    return sum((y - mean) ** 2 for y in outputs) / (passes - 1)


def prediction_spread(model, x, passes=100):
    before = {m: m.training for m in model.modules()}
    with torch.no_grad():
        noisy = _collect(model.train(), x, passes)
        quiet = _collect(model.eval(), x, passes)
    for m, flag in before.items():
        m.training = flag
    return noisy, quiet
