"""Right: backward, with the .grad fields put aside; torch.randn for the weights; ax.semilogy."""

import torch
from torch import nn


def build_network(activation, depth, width):
    if activation == "sigmoid":
        act = nn.Sigmoid()
    elif activation == "tanh":
        act = nn.Tanh()
    elif activation == "relu":
        act = nn.ReLU()
    else:
        raise ValueError("no such activation: " + activation)
    net = nn.Sequential()
    for i in range(depth):
        layer = nn.Linear(width, width)
        with torch.no_grad():
            layer.weight.copy_(torch.randn(width, width) * (2 / width) ** 0.5)
            layer.bias.fill_(0)
        net.add_module(f"linear{i}", layer)
        net.add_module(f"act{i}", act)
    return net


def gradient_norms(model, x, y):
    kept = {}
    for name, p in model.named_parameters():
        kept[name] = p.grad
        p.grad = None
    ((model(x) - y) ** 2).mean().backward()
    norms = []
    for m in model.modules():
        if type(m) is nn.Linear:
            norms.append(float(torch.sqrt((m.weight.grad**2).sum())))
    for name, p in model.named_parameters():
        p.grad = kept[name]
    return norms


def compare_activations(depth, width, x, y, seed):
    result = {}
    for name in ["sigmoid", "tanh", "relu"]:
        torch.manual_seed(seed)
        net = build_network(name, depth, width)
        result[name] = gradient_norms(net, x, y)
        print(name, result[name][0], result[name][-1])
    return result


def plot_gradient_flow(norms, ax):
    for name in norms:
        layers = [i + 1 for i in range(len(norms[name]))]
        ax.semilogy(layers, norms[name], "o--", label=name)
    ax.set(xlabel="layer", ylabel="gradient norm", title="Gradient flow")
    ax.grid(visible=True)
    ax.legend(loc="best")
