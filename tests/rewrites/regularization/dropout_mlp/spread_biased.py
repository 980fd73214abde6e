import torch


@torch.no_grad()
def _deviation(model, x, passes):
    ys = torch.stack([model(x) for _ in range(passes)])
    centered = ys - ys.mean(0, keepdim=True)
    return (centered**2).mean(0).sqrt()


def prediction_spread(model, x, passes=100):
    state = {name: m.training for name, m in model.named_modules()}
    spreads = [_deviation(model.train(mode), x, passes) for mode in (True, False)]
    for name, m in model.named_modules():
        m.training = state[name]
    return tuple(spreads)
