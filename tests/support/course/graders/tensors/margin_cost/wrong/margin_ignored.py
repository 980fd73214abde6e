"""Belief: the margin is always 1.

Advice: Call it with another margin. What changes?
"""


def two_class_cost(scores, targets, margin=1.0):
    return (1.0 - targets * scores).clamp(min=0).mean()


def many_class_cost(scores, labels, margin=1.0):
    costs = (1.0 + scores - scores.gather(1, labels[:, None])).clamp(min=0)
    return costs.scatter(1, labels[:, None], 0.0).sum(1).mean()
