"""Belief: the gap is how much the training loss is above the test loss.

Advice: Compute the first gap of the example by hand, from 0.1 and 0.9. Which sign has it?
"""


def _gaps(losses):
    return losses[..., 0] - losses[..., 1]
