"""Belief: layers are numbered as Python counts.

Advice: Print ax.lines[0].get_xdata() for norms of three layers. Which number does the first layer
have?
"""


def plot_gradient_flow(norms, ax):
    for name, values in norms.items():
        ax.plot(range(len(values)), values, label=name)
    ax.set_yscale("log")
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    ax.legend()
