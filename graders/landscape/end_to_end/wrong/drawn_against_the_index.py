"""Belief: the x axis counts the points.

Advice: Print line.get_xdata() for the sizes [8, 256].
"""

from matplotlib.figure import Figure


def plot_comparison(accuracies, sizes):
    figure = Figure()
    ax = figure.subplots()
    for name, each in accuracies.items():
        ax.plot(each, label=name)
    ax.set(xlabel="training images", ylabel="test accuracy")
    ax.legend()
    return figure
