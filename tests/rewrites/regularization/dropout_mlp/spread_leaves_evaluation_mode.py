import torch


@torch.no_grad()
def prediction_spread(model, x, passes=100):
    spreads = {}
    for mode in (True, False):
        model.train(mode)
        ys = [model(x).unsqueeze(0) for _ in range(passes)]
        spreads[mode] = torch.cat(ys).var(dim=0).sqrt()
    return spreads[True], spreads[False]
