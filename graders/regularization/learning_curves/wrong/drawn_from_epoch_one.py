"""Belief: the first epoch has the number 1.

Advice: Print the x values of the first line.
"""

from matplotlib.figure import Figure


def plot_curves(train, validation, radius):
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    epochs = range(1, len(train) + 1)
    ax.plot(epochs, train, label="training")
    ax.plot(epochs, validation, alpha=0.4, label="validation")
    ax.plot(epochs, smooth(validation, radius), color="C1", label="smoothed")
    ax.axvline(best_epoch(validation, radius), color="gray", label="best epoch")
    ax.set(xlabel="epoch", ylabel="loss")
    ax.legend()
    return figure
