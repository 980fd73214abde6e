import math

import matplotlib.pyplot as plt
import numpy as np
import torch

DERIVATIVES = {
    "linear": lambda a: torch.ones_like(a),
    "relu": lambda a: (a > 0).to(a.dtype),
    "tanh": lambda a: 1 - a**2,
}
FUNCTIONS = {"linear": lambda z: z, "relu": lambda z: z.clamp(min=0), "tanh": torch.tanh}


def rms(values):
    return float(torch.linalg.vector_norm(values) / math.sqrt(values.numel()))


@torch.no_grad()
def spreads(weights, activation, x, grad):
    activations = [x]
    for weight in weights:
        activations.append(FUNCTIONS[activation](activations[-1].matmul(weight.t())))
    gradients = [grad]
    for weight, a in zip(reversed(list(weights)), reversed(activations)):
        gradients.append((gradients[-1] * DERIVATIVES[activation](a)) @ weight)
    return [rms(a) for a in activations], [rms(g) for g in gradients[::-1]]


def measured_factors(forward, backward):
    ratios = np.divide(forward[1:], forward[:-1]), np.divide(backward[:-1], backward[1:])
    return tuple(float(np.exp(np.log(ratio).mean())) for ratio in ratios)


def predicted_factors(fan_in, fan_out, std, activation):
    passed = {"linear": 1, "tanh": 1, "relu": 1 / 2}[activation]
    return math.sqrt(passed * std**2 * fan_in), math.sqrt(passed * std**2 * fan_out)


def plot_spreads(networks):
    fig, axes = plt.subplots(1, 2, figsize=(9, 4))
    for number, ax in enumerate(axes):
        for color, (name, both) in enumerate(networks.items()):
            spread = both[number]
            ax.semilogy(range(len(spread)), spread, "o-", label=name, color=f"C{color}")
        ax.set_title(["activations", "gradients"][number])
        ax.set_xlabel("layer")
        ax.set_ylabel("root mean square")
        ax.legend()
    return fig
