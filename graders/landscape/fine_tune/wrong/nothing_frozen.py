"""Belief: what is not in the optimizer is frozen.

Advice: Print requires_grad of all parameters after start, and their grad after a backward pass.
"""


def start(groups, optimizer_class, **options):
    for group in groups:
        for param in group["params"]:
            param.requires_grad_(True)
            param.grad = None
    return optimizer_class([dict(groups[0])], **options)
