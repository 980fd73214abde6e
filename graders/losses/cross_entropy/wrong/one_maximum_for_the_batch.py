"""Belief: any maximum will do, so one for the whole batch is enough.

Advice: Try [[1000, 1000, 1000], [0, 0, 0]]. What is left of the exponentials of the second row?
"""


def log_softmax(logits):
    shifted = logits - logits.max()
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()
