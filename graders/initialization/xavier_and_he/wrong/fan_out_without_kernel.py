"""Belief: the kernel is on the side of the inputs.

Advice: An input of nn.Conv2d(2, 6, 3) is under the kernel at several places. At how many?
"""


def fans(weight):
    if weight.dim() < 2:
        raise ValueError("a weight has two dimensions or more")
    return weight[0].numel(), weight.shape[0]
