"""Belief: labels are enough to tell lines apart.

Advice: Draw the figure, save it and look at it: which line is which?
"""

from matplotlib.figure import Figure


def plot_curves(train, validation, radius):
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    ax.plot(train, color="C1", label="training")
    ax.plot(validation, color="C1", alpha=0.4, label="validation")
    ax.plot(smooth(validation, radius), color="C1", label="smoothed")
    ax.axvline(best_epoch(validation, radius), color="gray", label="best epoch")
    ax.set(xlabel="epoch", ylabel="loss")
    ax.legend()
    return figure
