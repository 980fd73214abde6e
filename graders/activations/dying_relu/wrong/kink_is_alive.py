"""Belief: a unit whose z is 0 is still at work.

Advice: Print the gradient of torch.relu at 0.0, then dead_units([[0.0]]).
"""


def dead_units(z):
    return (z < 0).all(dim=0)
