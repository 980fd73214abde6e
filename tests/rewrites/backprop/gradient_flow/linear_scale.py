import numpy as np


def plot_gradient_flow(norms, ax):
    for name in norms:
        y = np.asarray(norms[name])
        ax.plot(np.arange(1, y.size + 1), y, linestyle="--", label=name)
    ax.set(xlabel="layer", ylabel="gradient norm")
    ax.legend()
