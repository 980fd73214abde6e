import numpy as np
import torch

_RUNS = 100


@torch.no_grad()
def prediction_spread(model, x, passes=_RUNS):
    flags = {m: m.training for m in model.modules()}
    noisy, quiet = [], []
    while len(noisy) < _RUNS:
        noisy.append(model.train()(x).numpy())
        quiet.append(model.eval()(x).numpy())
    for m, flag in flags.items():
        m.training = flag
    noisy, quiet = (torch.from_numpy(np.std(ys, axis=0, ddof=1)) for ys in (noisy, quiet))
    return noisy, quiet
