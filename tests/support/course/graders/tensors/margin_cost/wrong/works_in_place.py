"""Belief: a function may use the memory of its arguments.

Advice: Print the scores before and after a call.
"""


def two_class_cost(scores, targets, margin=1.0):
    work = scores.detach()
    cost = (margin - targets * scores).clamp(min=0).mean()
    work.mul_(targets)
    return cost


def many_class_cost(scores, labels, margin=1.0):
    costs = (margin + scores - scores.gather(1, labels[:, None])).clamp(min=0)
    work = scores.detach()
    cost = costs.scatter(1, labels[:, None], 0.0).sum(1).mean()
    work.add_(1)
    return cost
