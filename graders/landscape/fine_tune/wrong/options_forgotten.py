"""Belief: the groups hold all options.

Advice: Call start with weight_decay=0.01, and print the weight_decay of the optimizer's group.
"""


def start(groups, optimizer_class, **options):
    for k, group in enumerate(groups):
        for param in group["params"]:
            param.requires_grad_(k == 0)
            param.grad = None
    return optimizer_class([dict(groups[0])])
