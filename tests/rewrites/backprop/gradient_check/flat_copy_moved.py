import torch


def numerical_gradients(f, params, h=1e-6):
    inputs = {name: p.detach().clone().double() for name, p in params.items()}
    result = {}
    for name, tensor in inputs.items():
        flat = tensor.reshape(-1)
        slopes = []
        for i in range(len(flat)):
            value = flat[i].item()
            losses = []
            for sign in (1, -1):
                flat[i] = value + sign * h
                losses.append(float(f(inputs)))
            flat[i] = value
            slopes.append((losses[0] - losses[1]) / (2 * h))
        result[name] = torch.tensor(slopes, dtype=torch.float64).reshape(tensor.shape)
    return result
