import torch


def fans(weight):
    if weight.dim() <= 1:
        raise ValueError("fans need two dimensions")
    field = weight[0][0].numel()
    return weight.shape[1] * field, weight.shape[0] * field


def gain_of(nonlinearity, slope=0.01):
    match nonlinearity:
        case "linear" | "sigmoid":
            return 1.0
        case "tanh":
            return 5 / 3
        case "relu":
            return 2**0.5
        case "leaky_relu":
            return (2 / (1 + slope**2)) ** 0.5
        case _:
            raise ValueError(f"{nonlinearity} is not in the table")


def draw_(weight, deviation, uniform, generator):
    with torch.no_grad():
        if uniform:
            weight.uniform_(-1, 1, generator=generator).mul_(3**0.5)
        else:
            weight.normal_(generator=generator)
        weight *= deviation
    return weight


def xavier_(weight, gain=1.0, uniform=False, generator=None):
    a, b = fans(weight)
    return draw_(weight, gain * (2 / (a + b)) ** 0.5, uniform, generator)


def he_(weight, slope=0.0, uniform=False, generator=None):
    fan_in, _ = fans(weight)
    return draw_(weight, (2 / ((1 + slope**2) * fan_in)) ** 0.5, uniform, generator)
