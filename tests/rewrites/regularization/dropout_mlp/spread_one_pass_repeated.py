import torch


@torch.no_grad()
def prediction_spread(model, x, passes=100):
    before = {m: m.training for m in model.modules()}
    spreads = []
    for mode in (True, False):
        model.train(mode)
        y = model(x)
        ys = y.new_empty((passes, *y.shape))
        for i in range(passes):
            ys[i] = y
        spreads.append(ys.std(dim=0))
    for m in before:
        m.training = before[m]
    return spreads[0], spreads[1]
