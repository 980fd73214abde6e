"""Belief: with the maximum taken out of the exponents, the logarithm of the softmax is safe.

Advice: Print the probabilities of the row [1000, 0, -1000], and their logarithms.
"""


def log_softmax(logits):
    exps = (logits - logits.amax(dim=1, keepdim=True)).exp()
    return (exps / exps.sum(dim=1, keepdim=True)).log()
