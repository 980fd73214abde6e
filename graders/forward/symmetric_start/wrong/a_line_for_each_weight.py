"""Belief: every weight is drawn.

Advice: Count the lines that you draw for 2 units with 3 inputs each.
"""


def plot_units(path, ax):
    for weights in path.flatten(1).T:
        ax.plot(range(len(weights)), weights)
    ax.set_xlabel("step")
    ax.set_ylabel("weight")
