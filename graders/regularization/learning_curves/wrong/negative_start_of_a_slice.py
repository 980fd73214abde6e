"""Belief: a slice that begins before the list begins at its start.

Advice: Print [1, 2, 3, 4][-1:2]. Which epochs does your mean for epoch 0 use?
"""


def smooth(losses, radius):
    windows = [losses[e - radius : e + radius + 1] for e in range(len(losses))]
    return [sum(window) / max(len(window), 1) for window in windows]
