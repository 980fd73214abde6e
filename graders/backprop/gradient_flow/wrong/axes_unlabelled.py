"""Belief: what is on the axes is clear from the context.

Advice: Print ax.get_xlabel() after a call. Would a reader who sees only the plot know what it
shows?
"""


def plot_gradient_flow(norms, ax):
    for name, values in norms.items():
        ax.plot(range(1, len(values) + 1), values, label=name)
    ax.set_yscale("log")
    ax.legend()
