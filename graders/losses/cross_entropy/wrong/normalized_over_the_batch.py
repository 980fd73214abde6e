"""Belief: the softmax is taken along the first dimension.

Advice: What should the probabilities of one example add up to? Add up the exponentials of one row
of your result.
"""


def log_softmax(logits):
    shifted = logits - logits.amax(dim=0, keepdim=True)
    return shifted - shifted.exp().sum(dim=0, keepdim=True).log()
