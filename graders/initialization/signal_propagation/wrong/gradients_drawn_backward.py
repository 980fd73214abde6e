"""Belief: the gradients start at the output.

Advice: Print line.get_ydata() for a line on the right. Which layer comes first?
"""

from matplotlib.figure import Figure


def plot_spreads(networks):
    figure = Figure(layout="constrained")
    left, right = figure.subplots(1, 2)
    for name, (forward, backward) in networks.items():
        left.plot(forward, label=name)
        right.plot(backward[::-1], label=name)
    for ax, title in ((left, "activations"), (right, "gradients")):
        ax.set(title=title, xlabel="layer", yscale="log")
    left.legend()
    return figure
