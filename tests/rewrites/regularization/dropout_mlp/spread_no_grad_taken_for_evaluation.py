import torch


def prediction_spread(model, x, passes=100):
    modes = [m.training for m in model.modules()]
    model.train()
    noisy, quiet = [], []
    with torch.no_grad():
        for _ in range(passes):
            noisy.append(model(x))
    with torch.no_grad():
        for _ in range(passes):
            quiet.append(model(x))
    for m, mode in zip(model.modules(), modes, strict=True):
        m.training = mode
    return torch.stack(noisy).std(0), torch.stack(quiet).std(0)
