import numpy as np
import torch


def _spread_now(model, x, passes):
    with torch.no_grad():
        ys = np.stack([model(x).numpy() for _ in range(passes)])
    return torch.from_numpy(ys.std(axis=0, ddof=1))


def prediction_spread(model, x, passes=100):
    model.eval()
    quiet = _spread_now(model, x, passes)
    model.train()
    noisy = _spread_now(model, x, passes)
    return noisy, quiet
