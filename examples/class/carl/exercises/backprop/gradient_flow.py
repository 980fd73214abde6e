import torch
from torch import nn


def build_network(activation, depth, width):
    activations = {"sigmoid": nn.Sigmoid(), "tanh": nn.Tanh(), "relu": nn.ReLU()}
    if activation not in activations:
        raise ValueError("unknown activation " + activation)
    layers = []
    for i in range(depth):
        layer = nn.Linear(width, width)
        nn.init.normal_(layer.weight, 0, 2 / width)
        nn.init.zeros_(layer.bias)
        layers.append(layer)
        layers.append(activations[activation])
    return nn.Sequential(*layers)


def gradient_norms(model, x, y):
    old = [p.grad for p in model.parameters()]
    for p in model.parameters():
        p.grad = None
    nn.functional.mse_loss(model(x), y).backward()
    norms = [layer.weight.grad.norm().item() for layer in model if isinstance(layer, nn.Linear)]
    for p, g in zip(model.parameters(), old):
        p.grad = g
    return norms


def compare_activations(depth, width, x, y, seed):
    result = {}
    for name in ("sigmoid", "tanh", "relu"):
        torch.manual_seed(seed)
        result[name] = gradient_norms(build_network(name, depth, width), x, y)
    return result


def plot_gradient_flow(norms, ax):
    for name in norms:
        ax.plot(range(1, len(norms[name]) + 1), norms[name], label=name)
    ax.set_yscale("log")
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
