"""Belief: a line with a label is named in the plot.

Advice: Print ax.get_legend() after a call. Where can a reader see the labels?
"""


def plot_gradient_flow(norms, ax):
    for name, values in norms.items():
        ax.plot(range(1, len(values) + 1), values, label=name)
    ax.set_yscale("log")
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
