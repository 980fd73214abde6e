"""Belief: stochastic descent draws its examples itself.

Advice: Call it twice with the same choices. Are the paths the same?
"""


def stochastic_descent(loss, data, starts, lr, choices):
    own = torch.randint(len(data), choices.shape)
    return _descend(lambda w, chosen: loss(w, data[chosen]), starts, lr, own)
