import torch
from torch import nn

sigmoid, tanh, relu = nn.Sigmoid, nn.Tanh, nn.ReLU
BY_NAME = {"sigmoid": sigmoid, "tanh": tanh, "relu": relu}


def he_normal(module):
    if isinstance(module, nn.Linear):
        torch.nn.init.normal_(module.weight, 0.0, (2 / module.in_features) ** 0.5)
        torch.nn.init.zeros_(module.bias)


def build_network(activation, depth, width):
    if activation not in BY_NAME:
        raise ValueError(activation)
    pairs = [(nn.Linear(width, width), BY_NAME[activation]()) for _ in range(depth)]
    return nn.Sequential(*[m for pair in pairs for m in pair]).apply(he_normal)


def gradient_norms(model, x, y):
    linears = [m for m in model.children() if isinstance(m, nn.Linear)]
    loss = nn.MSELoss()(model(x), y)
    grads = torch.autograd.grad(loss, [m.weight for m in linears])
    return [g.square().sum().sqrt().item() for g in grads]


def compare_activations(depth, width, x, y, seed):
    norms = {}
    for name in BY_NAME:
        torch.manual_seed(seed)
        norms[name] = gradient_norms(build_network(name, depth, width), x, y)
    return norms


def plot_gradient_flow(norms, ax):
    ax.set_yscale("log")
    for name, values in norms.items():
        layers = list(range(1, 1 + len(values)))
        ax.plot(layers, values, label=name, linewidth=1.5)
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    ax.legend()
