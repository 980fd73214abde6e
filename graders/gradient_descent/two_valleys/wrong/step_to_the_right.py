"""Belief: time runs to the right, so w is drawn upwards.

Advice: Print line.get_xdata() for the first path. Is it w?
"""

from matplotlib.figure import Figure


def draw_descents(loss, data, grid, batch, stochastic):
    figure = Figure(layout="constrained")
    upper, lower = figure.subplots(2, sharex=True)
    upper.plot(grid, mean_loss(loss, data, grid), color="black")
    for name, path, color in (("batch", batch, "C0"), ("stochastic", stochastic, "C1")):
        lines = lower.plot(range(len(path)), path, color=color)
        lines[0].set_label(name)
    lower.legend()
    upper.set(xlabel="w", ylabel="mean loss")
    lower.set(xlabel="w", ylabel="step")
    return figure
