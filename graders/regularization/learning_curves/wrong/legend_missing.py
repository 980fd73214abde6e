"""Belief: labels show themselves.

Advice: Print figure.axes[0].get_legend().
"""

from matplotlib.figure import Figure


def plot_curves(train, validation, radius):
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    ax.plot(train, label="training")
    ax.plot(validation, alpha=0.4, label="validation")
    ax.plot(smooth(validation, radius), color="C1", label="smoothed")
    ax.axvline(best_epoch(validation, radius), color="gray", label="best epoch")
    ax.set(xlabel="epoch", ylabel="loss")
    return figure
