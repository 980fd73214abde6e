"""Belief: only the errors need a logarithmic axis.

Advice: Plot the errors of x² for the widths 3, 5, 9, 17 and 33. Is the line straight?
"""


def plot_errors(errors, ax):
    widths = sorted(errors)
    ax.semilogy(widths, [errors[width] for width in widths])
    ax.set_xlabel("hidden units")
    ax.set_ylabel("largest error")
