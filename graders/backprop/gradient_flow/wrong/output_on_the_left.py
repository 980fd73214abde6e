"""Belief: the plot follows the gradient, from the output back to the input.

Advice: Plot norms = {"relu": [1.0, 2.0, 3.0]}. Which norm is drawn at x = 1?
"""


def plot_gradient_flow(norms, ax):
    for name, values in norms.items():
        ax.plot(range(1, len(values) + 1), values[::-1], label=name)
    ax.set_yscale("log")
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    ax.legend()
