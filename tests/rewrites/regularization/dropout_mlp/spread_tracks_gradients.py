import torch


def prediction_spread(model, x, passes=100):
    flags = [m.training for m in model.modules()]
    spreads = []
    for mode in (True, False):
        model.train(mode)
        ys = torch.cat([model(x).unsqueeze(0) for _ in range(passes)])
        spreads.append(ys.var(dim=0).sqrt())
    for m, flag in zip(model.modules(), flags, strict=True):
        m.training = flag
    return spreads[0], spreads[1]
