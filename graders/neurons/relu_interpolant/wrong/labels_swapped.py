"""Belief: the first label belongs to the vertical axis.

Advice: Look at the plot. Which axis shows the width?
"""


def plot_errors(errors, ax):
    widths = sorted(errors)
    ax.loglog(widths, [errors[width] for width in widths])
    ax.set_ylabel("hidden units")
    ax.set_xlabel("largest error")
