import torch


def prediction_spread(model, x, passes=100):
    saved = {m: m.training for m in model.modules()}
    spreads = []
    with torch.no_grad():
        for mode in (True, False):
            model.training = mode
            ys = torch.stack([model(x) for _ in range(passes)])
            spreads.append(ys.var(dim=0).sqrt())
    for m, mode in saved.items():
        m.training = mode
    return tuple(spreads)
