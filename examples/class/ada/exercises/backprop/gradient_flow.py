import copy

import torch
import torch.nn.functional as F
from torch.nn import Linear, ReLU, Sequential, Sigmoid, Tanh

KINDS = dict(sigmoid=Sigmoid, tanh=Tanh, relu=ReLU)


def _layer(width):
    layer = Linear(width, width)
    torch.nn.init.kaiming_normal_(layer.weight)  # gain for relu: std = sqrt(2 / fan_in)
    layer.bias.data.zero_()
    return layer


def build_network(activation, depth, width):
    try:
        kind = KINDS[activation]
    except KeyError:
        raise ValueError(f"no such activation: {activation}") from None
    net = Sequential()
    for _ in range(depth):
        net.append(_layer(width)).append(kind())
    return net


def gradient_norms(model, x, y):
    twin = copy.deepcopy(model)
    twin.zero_grad()
    F.mse_loss(twin(x), y).backward()
    return [m.weight.grad.norm().item() for m in twin if isinstance(m, Linear)]


def compare_activations(depth, width, x, y, seed):
    def measure(kind):
        torch.manual_seed(seed)
        return gradient_norms(build_network(kind, depth, width), x, y)

    return {kind: measure(kind) for kind in KINDS}


def plot_gradient_flow(norms, ax):
    for name, values in norms.items():
        ax.semilogy([i + 1 for i in range(len(values))], values, marker="o", label=name)
    ax.set(xlabel="layer", ylabel="gradient norm", title="Gradient flow")
    ax.grid(alpha=0.3)
    ax.legend()
