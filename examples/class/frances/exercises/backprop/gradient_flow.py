import math

import torch
import torch.nn.functional as F
from torch import nn


def get_activation(name):
    if name == "sigmoid":
        return nn.Sigmoid()
    if name == "tanh":
        return nn.Tanh()
    if name == "relu":
        return nn.ReLU()
    raise ValueError("unknown: %s" % name)


def build_network(activation, depth, width):
    get_activation(activation)
    net = nn.Sequential()
    for i in range(depth):
        lin = nn.Linear(width, width)
        lin.weight.data.normal_(0, math.sqrt(2 / width))
        lin.bias.data.zero_()
        net.add_module("linear%d" % i, lin)
        net.add_module("act%d" % i, get_activation(activation))
    return net


def gradient_norms(model, x, y):
    loss = F.mse_loss(model(x), y)
    norms = []
    # the gradient flows from the last layer to the first
    for layer in reversed(model):
        if isinstance(layer, nn.Linear):
            (g,) = torch.autograd.grad(loss, layer.weight, retain_graph=True)
            norms.append(g.norm().item())
    return norms


def compare_activations(depth, width, x, y, seed):
    out = {}
    for name in ["sigmoid", "tanh", "relu"]:
        torch.manual_seed(seed)
        net = build_network(name, depth, width)
        out[name] = gradient_norms(net, x, y)
    return out


def plot_gradient_flow(norms, ax):
    for name in norms:
        layers = [k + 1 for k in range(len(norms[name]))]
        ax.loglog(layers, norms[name], label=name)
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    ax.legend()
