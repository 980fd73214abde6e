"""Belief: the last layer is the softmax, so it need not be looked at.

Advice: What does your function make of a model that ends in a Linear? Read what it should raise.
"""


def to_logits(model):
    return model[:-1]
