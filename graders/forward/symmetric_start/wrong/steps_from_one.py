"""Belief: steps are counted from 1.

Advice: At which number of the step do you draw the start?
"""


def plot_units(path, ax):
    for weights in path[:, :, 0].T:
        ax.plot(range(1, len(weights) + 1), weights)
    ax.set_xlabel("step")
    ax.set_ylabel("weight")
