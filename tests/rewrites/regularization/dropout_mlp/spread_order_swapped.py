import torch


def prediction_spread(model, x, passes=100):
    before = [(m, m.training) for m in model.modules()]
    spreads = []
    with torch.no_grad():
        for mode in (False, True):
            model.train(mode)
            ys = torch.stack([model(x) for _ in range(passes)])
            spreads.append(((ys - ys.mean(0)).square().sum(0) / (passes - 1)).sqrt())
    for m, flag in before:
        m.training = flag
    return tuple(spreads)
