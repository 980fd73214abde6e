"""Belief: a label shows by itself.

Advice: Look at the figure of the example. Which line is which way?
"""

from matplotlib.figure import Figure


def plot_comparison(accuracies, sizes):
    figure = Figure()
    ax = figure.subplots()
    for name, each in accuracies.items():
        ax.plot(sizes, each, label=name)
    ax.set(xlabel="training images", ylabel="test accuracy")
    return figure
