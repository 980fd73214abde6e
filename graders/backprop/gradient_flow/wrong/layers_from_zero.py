"""Belief: layers are numbered as Python counts.

Advice: Which number does the first layer have on the x axis of the contract?
"""


def plot_gradient_flow(norms, ax):
    for name, values in norms.items():
        ax.plot(range(len(values)), values, label=name)
    ax.set_yscale("log")
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    ax.legend()
