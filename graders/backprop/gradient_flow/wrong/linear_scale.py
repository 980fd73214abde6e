"""Belief: a plot with the usual axes shows everything.

Advice: Plot norms of 1 and of 1e-10. Can you read the second one?
"""


def plot_gradient_flow(norms, ax):
    for name, values in norms.items():
        ax.plot(range(1, len(values) + 1), values, label=name)
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    ax.legend()
