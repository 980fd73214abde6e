"""Belief: the softmax is taken along the first dimension.

Advice: Add up the exponentials of the first row of your result for [[2, 1, 0], [0, 1, 2]]. Is the
sum 1?
"""


def log_softmax(logits):
    shifted = logits - logits.amax(dim=0, keepdim=True)
    return shifted - shifted.exp().sum(dim=0, keepdim=True).log()
