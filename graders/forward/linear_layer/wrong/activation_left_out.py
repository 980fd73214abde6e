"""Belief: the output of a neuron is its weighted sum.

Advice: Compare your neuron with torch.tanh and with torch.sigmoid on one input. Do they differ?
"""


def neuron(x, w, b, activation):
    return weighted_sum(x, w, b)
