import torch


def numerical_gradients(f, params, h=1e-6):
    base = {k: torch.tensor(v.tolist(), dtype=torch.float64) for k, v in params.items()}
    gradients = {}
    for k, v in base.items():
        values = []
        for i in range(v.numel()):
            e = torch.zeros(v.numel(), dtype=torch.float64)
            e[i] = h
            e = e.reshape(v.shape)
            values.append(float(f({**base, k: v + e}) - f({**base, k: v - e})) / h)
        gradients[k] = torch.tensor(values, dtype=torch.float64).reshape(v.shape)
    return gradients
