import math

import torch
from matplotlib.figure import Figure

ACTIVATIONS = {"linear": torch.nn.Identity(), "relu": torch.relu, "tanh": torch.tanh}


def rms(values):
    return math.sqrt((values.detach() ** 2).mean().item())


def spreads(weights, activation, x, grad):
    a = x.detach().clone().requires_grad_(True)
    kept = [a]
    for weight in weights:
        a = ACTIVATIONS[activation](torch.nn.functional.linear(a, weight.detach()))
        a.retain_grad()
        kept.append(a)
    a.backward(gradient=grad)
    return [rms(a) for a in kept], [rms(a.grad) for a in kept]


def measured_factors(forward, backward):
    def root(ratio):
        return math.exp(math.log(ratio) / (len(forward) - 1))

    return root(forward[-1] / forward[0]), root(backward[0] / backward[-1])


def predicted_factors(fan_in, fan_out, std, activation):
    if activation == "relu":
        return std * (fan_in / 2) ** 0.5, std * (fan_out / 2) ** 0.5
    return std * fan_in**0.5, std * fan_out**0.5


def plot_spreads(networks):
    figure = Figure(figsize=(8, 3))
    left, right = figure.add_subplot(1, 2, 1), figure.add_subplot(1, 2, 2)
    left.set_title("activations")
    right.set_title("gradients")
    for name in networks:
        forward, backward = networks[name]
        (line,) = left.plot(list(range(len(forward))), forward, label=name)
        layers = list(range(len(backward)))
        right.plot(layers, backward, label=name, color=line.get_color(), linestyle="--")
    for ax in (left, right):
        ax.set_yscale("log")
        ax.set_xlabel("layer")
        ax.grid(True)
    left.legend()
    return figure
