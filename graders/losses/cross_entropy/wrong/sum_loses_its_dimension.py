"""Belief: a sum of each row lines up with the rows by itself.

Advice: Print the shapes on both sides of your subtraction for logits of the shape (2, 3).
"""


def log_softmax(logits):
    shifted = logits - logits.amax(dim=1, keepdim=True)
    return shifted - shifted.exp().sum(dim=1).log()
