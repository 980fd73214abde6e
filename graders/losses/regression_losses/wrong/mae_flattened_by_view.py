"""Belief: view(-1) flattens every tensor.

Advice: Call your function with pred.T and target.T, where both have the shape (4, 3). Where does
view refuse to work?
"""


def mae_loss(pred, target, reduction="mean"):
    _residual(pred, target)
    costs = (pred.view(-1) - target.view(-1)).abs()
    return _reduced(costs.view(pred.shape), reduction)
