"""Belief: the channels are what a convolution sums over.

Advice: Count the products that make one number of the output of nn.Conv2d(2, 6, 3).
"""


def fans(weight):
    if weight.dim() < 2:
        raise ValueError("a weight has two dimensions or more")
    return weight.shape[1], weight.shape[0]
