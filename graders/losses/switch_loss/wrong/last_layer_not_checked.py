"""Belief: the last layer is the softmax, so it need not be looked at.

Advice: Call your function on nn.Sequential(nn.Linear(3, 2)). How many layers are left?
"""


def to_logits(model):
    return model[:-1]
