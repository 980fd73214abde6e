"""Belief: it does not matter which side is which.

Advice: Print the titles of figure.axes from left to right.
"""

from matplotlib.figure import Figure


def plot_spreads(networks):
    figure = Figure(layout="constrained")
    left, right = figure.subplots(1, 2)
    for name, (forward, backward) in networks.items():
        right.plot(forward, label=name)
        left.plot(backward, label=name)
    for ax, title in ((left, "activations"), (right, "gradients")):
        ax.set(
            title={"activations": "gradients", "gradients": "activations"}[title],
            xlabel="layer",
            yscale="log",
        )
    left.legend()
    return figure
