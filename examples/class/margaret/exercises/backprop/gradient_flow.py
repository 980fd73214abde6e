import torch
from torch import nn
from torch.func import functional_call

NAMES = ("sigmoid", "tanh", "relu")


def activation_named(name):
    match name:
        case "sigmoid":
            return nn.Sigmoid()
        case "tanh":
            return nn.Tanh()
        case "relu":
            return nn.ReLU()
    raise ValueError(f"{name!r} is not one of {NAMES}")


def build_network(activation, depth, width):
    modules = []
    for _ in range(depth):
        linear = nn.Linear(width, width)
        nn.init.normal_(linear.weight, std=(2 / width) ** 0.5)
        nn.init.constant_(linear.bias, 0.0)
        modules.extend((linear, activation_named(activation)))
    return nn.Sequential(*modules)


def gradient_norms(model, x, y):
    keys = [f"{i}.weight" for i, m in enumerate(model) if isinstance(m, nn.Linear)]
    copies = {k: model.get_parameter(k).detach().clone().requires_grad_() for k in keys}
    out = functional_call(model, copies, (x,))
    nn.functional.mse_loss(out, y).backward(inputs=list(copies.values()))
    return [copies[k].grad.norm().item() for k in keys]


def compare_activations(depth, width, x, y, seed):
    torch.manual_seed(seed)
    networks = {name: build_network(name, depth, width) for name in NAMES}
    return {name: gradient_norms(net, x, y) for name, net in networks.items()}


def plot_gradient_flow(norms, ax):
    for name, values in norms.items():
        (line,) = ax.plot(values, label=name)
        line.set_xdata(torch.arange(1, len(values) + 1).tolist())
    ax.relim()
    ax.autoscale_view()
    ax.set_yscale("log")
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    ax.legend(frameon=False)
