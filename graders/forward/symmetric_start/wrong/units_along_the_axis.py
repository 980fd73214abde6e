"""Belief: each line of a plot is a step.

Advice: Count the lines that you draw for 2 units and 10 steps.
"""


def plot_units(path, ax):
    for weights in path[:, :, 0]:
        ax.plot(range(len(weights)), weights)
    ax.set_xlabel("step")
    ax.set_ylabel("weight")
