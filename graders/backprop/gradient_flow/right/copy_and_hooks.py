"""Right: a deep copy that may be changed, hooks on its weights; a subclass of nn.Linear; plt."""

from __future__ import annotations

import copy
import enum
import math

import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from torch import nn


class Activation(enum.Enum):
    sigmoid = nn.Sigmoid
    tanh = nn.Tanh
    relu = nn.ReLU


def build_network(activation: str, depth: int, width: int) -> nn.Sequential:
    if activation not in Activation.__members__:
        raise ValueError(f"{activation!r}")
    modules: list[nn.Module] = []
    while len(modules) < 2 * depth:
        modules.append(nn.Linear(width, width))
        modules.append(Activation[activation].value())
    net = nn.Sequential(*modules)
    for p in net.parameters():
        if p.ndim == 2:
            p.data.normal_(0.0, math.sqrt(2.0) / math.sqrt(width))
        else:
            p.data.zero_()
    return net


def gradient_norms(model: nn.Sequential, x: torch.Tensor, y: torch.Tensor) -> list[float]:
    twin = copy.deepcopy(model)
    twin.zero_grad()
    found: dict[int, float] = {}
    for index, layer in enumerate(twin):
        if isinstance(layer, nn.Linear):
            layer.weight.register_hook(
                lambda g, index=index: found.update({index: math.sqrt(g.pow(2).sum())})
            )
    torch.autograd.backward(F.mse_loss(twin(x), y))
    return [found[index] for index in sorted(found)]


def compare_activations(depth, width, x, y, seed):
    measured = []
    for member in Activation:
        generator = torch.manual_seed(seed)
        assert generator is torch.default_generator
        net = build_network(member.name, depth, width)
        measured.append((member.name, gradient_norms(net, x, y)))
    return dict(measured)


def plot_gradient_flow(norms, ax):
    for color, (name, values) in zip("rgbcmyk", norms.items()):
        ax.plot(torch.arange(1, 1 + len(values)), torch.tensor(values), color=color, label=name)
    plt.setp(ax, yscale="log", xlabel="layer", ylabel="gradient norm")
    ax.legend(ax.lines, [line.get_label() for line in ax.lines])
