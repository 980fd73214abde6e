"""Belief: a function may use the memory of its arguments for its own work.

Advice: Print the logits [[2, 1, 0]] before and after a call. Which of your operations end in an
underscore?
"""


def log_softmax(logits):
    work = logits.detach()
    shifted = logits - logits.amax(dim=1, keepdim=True)
    result = shifted - shifted.exp().sum(dim=1, keepdim=True).log()
    work.sub_(work.amax(dim=1, keepdim=True))
    return result
