"""Belief: there is always a best rate.

Advice: Try the losses [1.0, 1.0, 2.0]. Which of the steps was of use?
"""


def suggest_lr(lrs, losses):
    suggested, largest = lrs[0], 0.0
    for lr, before, after in zip(lrs, losses, losses[1:]):
        if before - after > largest:
            suggested, largest = lr, before - after
    return suggested
