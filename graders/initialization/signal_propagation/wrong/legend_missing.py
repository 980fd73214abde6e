"""Belief: labels show themselves.

Advice: Print figure.axes[0].get_legend().
"""

from matplotlib.figure import Figure


def plot_spreads(networks):
    figure = Figure(layout="constrained")
    left, right = figure.subplots(1, 2)
    for name, (forward, backward) in networks.items():
        left.plot(forward, label=name)
        right.plot(backward, label=name)
    for ax, title in ((left, "activations"), (right, "gradients")):
        ax.set(title=title, xlabel="layer", yscale="log")
    return figure
