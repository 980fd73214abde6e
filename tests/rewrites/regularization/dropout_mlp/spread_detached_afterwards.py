import torch


def prediction_spread(model, x, passes=100):
    flags = [m.training for m in model.modules()]
    results = []
    for mode in (True, False):
        model.train(mode)
        ys = []
        for _ in range(passes):
            ys.append(model(x))
        results.append(torch.stack(ys).std(dim=0).detach())
    for m, flag in zip(model.modules(), flags, strict=True):
        m.training = flag
    return results[0], results[1]
