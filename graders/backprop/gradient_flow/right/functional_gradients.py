"""Right: torch.func.grad over the named parameters; kaiming_normal_; Line2D objects."""

import warnings

import numpy as np
import torch
from matplotlib.lines import Line2D
from torch import nn
from torch.func import functional_call, grad

CLASSES = (nn.Sigmoid, nn.Tanh, nn.ReLU)
BY_NAME = {cls.__name__.lower(): cls for cls in CLASSES}


def he(linear):
    nn.init.kaiming_normal_(linear.weight, nonlinearity="relu")
    nn.init.constant_(linear.bias, 0.0)
    return linear


def build_network(activation, depth, width):
    try:
        kind = BY_NAME[activation]
    except KeyError:
        raise ValueError(f"{activation} is not among {sorted(BY_NAME)}") from None
    pairs = ((he(nn.Linear(width, width)), kind()) for _ in range(depth))
    return nn.Sequential(*(module for pair in pairs for module in pair))


def gradient_norms(model, x, y):
    warnings.warn("measuring", stacklevel=2)

    def loss(params):
        return nn.MSELoss()(functional_call(model, params, (x,)), y)

    params = {name: p.detach() for name, p in model.named_parameters()}
    grads = grad(loss)(params)
    linear = [name for name, m in model.named_children() if isinstance(m, nn.Linear)]
    return [torch.linalg.matrix_norm(grads[f"{name}.weight"]).tolist() for name in linear]


def compare_activations(depth, width, x, y, seed):
    def measure(name):
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            return gradient_norms(build_network(name, depth, width), x, y)

    return {name: measure(name) for name in BY_NAME}


def plot_gradient_flow(norms, ax):
    ax.set_yscale("log")
    for name, values in norms.items():
        ax.add_line(Line2D(np.arange(len(values)) + 1, np.asarray(values), label=name))
    ax.relim()
    ax.autoscale_view()
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    handles, labels = ax.get_legend_handles_labels()
    ax.legend(handles, labels)
