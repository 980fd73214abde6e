"""Belief: the formula of the log-softmax can be typed in as it stands in a book.

Advice: Print exp(1000) and log(exp(-1000)), as float32 tensors. What does the text at the top do
before any exponential?
"""


def log_softmax(logits):
    return logits - logits.exp().sum(dim=1, keepdim=True).log()
