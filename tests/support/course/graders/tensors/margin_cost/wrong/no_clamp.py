"""Belief: what lies beyond the margin earns something back.

Advice: What should an example cost that wins by far more than the margin?
"""


def two_class_cost(scores, targets, margin=1.0):
    return (margin - targets * scores).mean()


def many_class_cost(scores, labels, margin=1.0):
    costs = (margin + scores - scores.gather(1, labels[:, None])).clamp(min=0)
    return costs.scatter(1, labels[:, None], 0.0).sum(1).mean()
