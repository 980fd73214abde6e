"""Belief: a sum of each row lines up with the rows by itself.

Advice: Write down the two shapes of your subtraction. Against which dimension of (N, C) is a
tensor of shape (N,) laid?
"""


def log_softmax(logits):
    shifted = logits - logits.amax(dim=1, keepdim=True)
    return shifted - shifted.exp().sum(dim=1).log()
