"""Belief: the optimizer may hold frozen parameters, as they have no gradient.

Advice: Print len(optimizer.param_groups) after start.
"""


def start(groups, optimizer_class, **options):
    for k, group in enumerate(groups):
        for param in group["params"]:
            param.requires_grad_(k == 0)
            param.grad = None
    return optimizer_class([dict(group) for group in groups], **options)
