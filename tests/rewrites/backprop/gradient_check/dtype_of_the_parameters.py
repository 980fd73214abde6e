import numpy as np
import torch


def numerical_gradients(f, params, h=1e-6):
    copies = {name: p.clone() for name, p in params.items()}
    out = {}
    for name, p in copies.items():
        g = np.zeros(tuple(p.shape))
        for where in np.ndindex(*p.shape):
            old = p[where].clone()
            p[where] = old + h
            up = float(f(copies))
            p[where] = old - h
            down = float(f(copies))
            p[where] = old
            g[where] = (up - down) / (2 * h)
        out[name] = torch.from_numpy(np.asarray(g))
    return out
