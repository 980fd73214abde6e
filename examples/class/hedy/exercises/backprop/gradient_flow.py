import torch
from torch import nn


def build_network(activation, depth, width):
    make = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}.get(activation)
    if make is None:
        raise ValueError("activation")
    L = []
    for k in range(depth):
        L.append(nn.Linear(width, width))
        L.append(make())
        L[-2].weight.data = torch.normal(0.0, (2 / width) ** 0.5, (width, width))
        L[-2].bias.data = torch.zeros(width)
    return nn.Sequential(*L)


def gradient_norms(model, x, y):
    W = [m.weight for m in model if isinstance(m, nn.Linear)]
    e = nn.functional.mse_loss(model(x), y)
    return [torch.linalg.norm(G).item() for G in torch.autograd.grad(e, W)]


def compare_activations(depth, width, x, y, seed):
    d = {}
    for a in "sigmoid", "tanh", "relu":
        torch.manual_seed(seed)
        d[a] = gradient_norms(build_network(a, depth, width), x, y)
    return d


def plot_gradient_flow(norms, ax):
    layers = range(1, len(norms) + 1)
    for a in norms:
        ax.plot(layers, norms[a], label=a)
    ax.set_yscale("log")
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    ax.legend()
