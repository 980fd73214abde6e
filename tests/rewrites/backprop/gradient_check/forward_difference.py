import torch


def numerical_gradients(f, params, h=1e-6):
    start = {name: p.double().contiguous().clone() for name, p in params.items()}
    f0 = float(f(start))
    answer = {}
    for name, p in start.items():
        unit = torch.eye(p.numel(), dtype=torch.float64) * h
        rows = [(float(f({**start, name: p + row.view(p.shape)})) - f0) / h for row in unit]
        answer[name] = torch.tensor(rows, dtype=torch.float64).view(p.shape)
    return answer
