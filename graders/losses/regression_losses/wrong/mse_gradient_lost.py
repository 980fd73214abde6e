"""Belief: a loss is a number to look at, so it may leave the graph.

Advice: Call backward() on your loss and look at pred.grad. Which of your steps leaves the graph?
"""


def mse_loss(pred, target, reduction="mean"):
    return _reduced(_residual(pred.detach(), target).square(), reduction)
