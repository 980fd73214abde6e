import torch


def _run_passes(model, x, passes):
    torch.autograd.set_grad_enabled(False)
    ys = [model(x) for _ in range(passes)]
    mean = sum(ys) / passes
    return torch.sqrt(sum((y - mean) ** 2 for y in ys) / (passes - 1))


def prediction_spread(model, x, passes=100):
    flags = {m: m.training for m in model.modules()}
    spreads = tuple(_run_passes(model.train(mode), x, passes) for mode in (True, False))
    for m in flags:
        m.training = flags[m]
    return spreads
