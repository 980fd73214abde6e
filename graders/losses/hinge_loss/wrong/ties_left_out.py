"""Belief: the class whose score equals the true one's is the true one.

Advice: Try scores [[2.0, 2.0, 0.5]] with label [0]. Which classes does your code leave out?
"""


def multiclass_hinge_loss(scores, labels, margin=1.0):
    true_scores = scores.gather(1, labels[:, None])
    costs = (margin + scores - true_scores).clamp(min=0)
    return (costs * (scores != true_scores)).sum(dim=1).mean()
