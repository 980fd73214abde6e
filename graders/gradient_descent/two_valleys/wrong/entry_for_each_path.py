"""Belief: each line needs its entry in the legend.

Advice: Count the entries of your legend for two starts.
"""

from matplotlib.figure import Figure


def draw_descents(loss, data, grid, batch, stochastic):
    figure = Figure(layout="constrained")
    upper, lower = figure.subplots(2, sharex=True)
    upper.plot(grid, mean_loss(loss, data, grid), color="black")
    for name, path, color in (("batch", batch, "C0"), ("stochastic", stochastic, "C1")):
        lower.plot(path, range(len(path)), color=color, label=name)
    lower.legend()
    upper.set(xlabel="w", ylabel="mean loss")
    lower.set(xlabel="w", ylabel="step")
    return figure
