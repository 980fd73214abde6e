"""Belief: plt.plot draws on the axes that one is working with.

Advice: Two axes may exist at a time. How does plt know which one your function was given?
"""

import matplotlib.pyplot as plt


def plot_gradient_flow(norms, ax):
    for name, values in norms.items():
        plt.plot(range(1, len(values) + 1), values, label=name)
    ax.set_yscale("log")
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    ax.legend()
