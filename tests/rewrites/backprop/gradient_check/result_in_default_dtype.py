import torch


def numerical_gradients(f, params, h=1e-6):
    doubles = {name: p.double().contiguous().clone() for name, p in params.items()}
    answer = {}
    for name, p in doubles.items():
        line = p.view(-1)
        slopes = []
        for i in range(line.numel()):
            keep = float(line[i])
            line[i] = keep + h
            hi = float(f(doubles))
            line[i] = keep - h
            lo = float(f(doubles))
            line[i] = keep
            slopes.append((hi - lo) / (2 * h))
        answer[name] = torch.tensor(slopes).reshape(p.shape)
    return answer
