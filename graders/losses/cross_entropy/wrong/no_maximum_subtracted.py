"""Belief: the formula of the log-softmax can be typed in as it stands in a book.

Advice: What is exp(1000) in floating point, and what is log(exp(-1000))? Look at the step that
the prompt takes before any exponential.
"""


def log_softmax(logits):
    return logits - logits.exp().sum(dim=1, keepdim=True).log()
