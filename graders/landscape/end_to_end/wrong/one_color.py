"""Belief: a legend tells the lines apart, whatever their colors.

Advice: Print line.get_color() for each line.
"""

from matplotlib.figure import Figure


def plot_comparison(accuracies, sizes):
    figure = Figure()
    ax = figure.subplots()
    for name, each in accuracies.items():
        ax.plot(sizes, each, color="black", label=name)
    ax.set(xlabel="training images", ylabel="test accuracy")
    ax.legend()
    return figure
