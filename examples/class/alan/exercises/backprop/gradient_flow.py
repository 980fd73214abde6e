import numpy as np
import torch
from torch import nn


def build_network(activation, depth, width):
    if activation == "sigmoid":
        make = nn.Sigmoid
    elif activation == "tanh":
        make = nn.Tanh
    elif activation == "relu":
        make = nn.ReLU
    else:
        raise ValueError("activation must be sigmoid, tanh or relu, not " + repr(activation))
    modules = []
    for _ in range(depth):
        linear = nn.Linear(width, width)
        with torch.no_grad():
            linear.weight.copy_(torch.randn(width, width) * (2 / width) ** 0.5)
            linear.bias.fill_(0)
        modules.append(linear)
        modules.append(make())
    return nn.Sequential(*modules)


def gradient_norms(model, x, y):
    parameters = list(model.parameters())
    before = []
    for p in parameters:
        before.append(p.grad)
        p.grad = None

    out = model(x)
    ((out - y) ** 2).mean().backward()

    norms = []
    for module in model:
        if type(module) is nn.Linear:
            norms.append(float(np.linalg.norm(module.weight.grad.numpy())))
    for p, grad in zip(parameters, before, strict=True):
        p.grad = grad
    return norms


def compare_activations(depth, width, x, y, seed):
    table = {}
    for activation in ["sigmoid", "tanh", "relu"]:
        torch.manual_seed(seed)
        model = build_network(activation, depth, width)
        table[activation] = gradient_norms(model, x, y)
        print(activation, "first / last:", table[activation][0] / table[activation][-1])
    return table


def plot_gradient_flow(norms, ax):
    for name in norms:
        values = norms[name]
        layers = np.arange(len(values)) + 1
        ax.plot(layers, values, "-o", label=name)
    ax.set_yscale("log")
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    ax.legend(loc="best")
