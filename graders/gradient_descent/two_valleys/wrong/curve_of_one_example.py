"""Belief: the curve is the loss of an example.

Advice: Compare the curve at w = 2 with mean_loss for (w - a)², a = 0 and 4.
"""

from matplotlib.figure import Figure


def draw_descents(loss, data, grid, batch, stochastic):
    figure = Figure(layout="constrained")
    upper, lower = figure.subplots(2, sharex=True)
    upper.plot(grid, loss(grid, data[0]), color="black")
    for name, path, color in (("batch", batch, "C0"), ("stochastic", stochastic, "C1")):
        lines = lower.plot(path, range(len(path)), color=color)
        lines[0].set_label(name)
    lower.legend()
    upper.set(xlabel="w", ylabel="mean loss")
    lower.set(xlabel="w", ylabel="step")
    return figure
