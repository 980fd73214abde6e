"""Belief: errors are plotted on linear axes.

Advice: Plot the errors 1e-1, 1e-3 and 1e-5. Can you see the last one?
"""


def plot_errors(errors, ax):
    widths = sorted(errors)
    ax.plot(widths, [errors[width] for width in widths])
    ax.set_xlabel("hidden units")
    ax.set_ylabel("largest error")
