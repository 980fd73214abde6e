"""Belief: the sum runs over all classes, so the true class belongs to it too.

Advice: What does the true class contribute, whatever the scores are?
"""


def two_class_cost(scores, targets, margin=1.0):
    return (margin - targets * scores).clamp(min=0).mean()


def many_class_cost(scores, labels, margin=1.0):
    true_scores = scores.gather(1, labels[:, None])
    return (margin + scores - true_scores).clamp(min=0).sum(1).mean()
