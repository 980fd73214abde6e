import torch


def gradients(x, y, w, b):
    n, d = x.shape
    if y.shape != (n,):
        raise ValueError(f"{n} targets in a vector expected")
    slopes = (predict(x, w, b) - y) * (2 / n)
    features = torch.reshape(x, (d, n))
    return torch.stack([(f * slopes).sum() for f in features]), slopes.sum()
