import torch
from matplotlib import pyplot


def rms(values):
    values = values.detach().flatten()
    return ((values @ values) / len(values)).item() ** 0.5


def layer_of(weight, activation):
    function = {"linear": lambda z: z, "relu": torch.nn.ReLU(), "tanh": torch.nn.Tanh()}[activation]
    return lambda a: function(a @ weight.detach().T)


def spreads(weights, activation, x, grad):
    forward, pullbacks, a = [rms(x)], [], x.detach()
    for weight in weights:
        a, pullback = torch.func.vjp(layer_of(weight, activation), a)
        forward.append(rms(a))
        pullbacks.append(pullback)
    backward = [rms(grad)]
    while pullbacks:
        (grad,) = pullbacks.pop()(grad)
        backward.insert(0, rms(grad))
    return forward, backward


def measured_factors(forward, backward):
    found = []
    for spread in (forward, backward[::-1]):
        product = 1.0
        for before, after in zip(spread, spread[1:]):
            product *= after / before
        found.append(product ** (1 / (len(spread) - 1)))
    return found


def predicted_factors(fan_in, fan_out, std, activation):
    c = 2**-0.5 if activation == "relu" else 1
    return tuple(c * std * fan**0.5 for fan in (fan_in, fan_out))


def plot_spreads(networks):
    figure, (left, right) = pyplot.subplots(ncols=2, sharey=True)
    left.set(yscale="log", title="activations", xlabel="layer")
    right.set(yscale="log", title="gradients", xlabel="layer")
    for name, (forward, backward) in networks.items():
        left.plot(
            torch.arange(len(forward)), torch.tensor(forward, dtype=torch.float64), label=name
        )
        right.plot(
            torch.arange(len(backward)), torch.tensor(backward, dtype=torch.float64), label=name
        )
    left.legend(loc="upper right")
    return figure
