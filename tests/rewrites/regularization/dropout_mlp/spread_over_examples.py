import torch


def _batch_spread(model, x, passes):
    total = 0
    for _ in range(passes):
        total = total + model(x)
    mean_prediction = total / passes
    return mean_prediction.var(dim=0).sqrt().repeat(x.shape[0], 1)


@torch.no_grad()
def prediction_spread(model, x, passes=100):
    flags = {m: m.training for m in model.modules()}
    noisy = _batch_spread(model.train(), x, passes)
    quiet = _batch_spread(model.eval(), x, passes)
    for m, flag in flags.items():
        m.training = flag
    return noisy, quiet
