"""Belief: a penalty is only a number that is added to the loss.

Advice: Call backward() on your penalty of a tensor with requires_grad=True. What is in its grad?
"""


def penalty(parameters, l1=0.0, l2=0.0):
    params = [param.detach() for param in parameters]
    return sum(l1 * param.abs().sum() + l2 / 2 * param.square().sum() for param in params)
