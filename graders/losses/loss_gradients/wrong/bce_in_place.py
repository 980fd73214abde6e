"""Belief: a function may use the memory of its arguments for its own work.

Advice: Print logits = [1.0] before and after a call. Which of your operations end in an underscore?
"""


def bce_gradient(logits, targets):
    return logits.sigmoid_().sub(targets)
