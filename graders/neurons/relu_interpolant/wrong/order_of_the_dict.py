"""Belief: the widths come in order.

Advice: Plot {16: 0.1, 4: 0.4, 64: 0.01}. Does the line turn back?
"""


def plot_errors(errors, ax):
    widths = list(errors)
    ax.loglog(widths, [errors[width] for width in widths])
    ax.set_xlabel("hidden units")
    ax.set_ylabel("largest error")
