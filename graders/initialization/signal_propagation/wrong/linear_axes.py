"""Belief: a curve is a curve on any scale.

Advice: Draw the spreads 1, 0.1, 0.01 and 0.001. Can you see the last step?
"""

from matplotlib.figure import Figure


def plot_spreads(networks):
    figure = Figure(layout="constrained")
    left, right = figure.subplots(1, 2)
    for name, (forward, backward) in networks.items():
        left.plot(forward, label=name)
        right.plot(backward, label=name)
    for ax, title in ((left, "activations"), (right, "gradients")):
        ax.set(title=title, xlabel="layer")
    left.legend()
    return figure
