"""Belief: the color cycle takes care of colors.

Advice: Print line.get_color() for the paths of batch.
"""

from matplotlib.figure import Figure


def draw_descents(loss, data, grid, batch, stochastic):
    figure = Figure(layout="constrained")
    upper, lower = figure.subplots(2, sharex=True)
    upper.plot(grid, mean_loss(loss, data, grid), color="black")
    for name, path, color in (("batch", batch, "C0"), ("stochastic", stochastic, "C1")):
        lines = lower.plot(path, range(len(path)))
        lines[0].set_label(name)
    lower.legend()
    upper.set(xlabel="w", ylabel="mean loss")
    lower.set(xlabel="w", ylabel="step")
    return figure
