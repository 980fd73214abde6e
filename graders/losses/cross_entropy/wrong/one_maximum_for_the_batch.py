"""Belief: any maximum will do, so one for the whole batch is enough.

Advice: Take one row near 1000 and another near 0. What is left of the second row's exponentials?
"""


def log_softmax(logits):
    shifted = logits - logits.max()
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()
