"""Belief: a frozen parameter has no gradient.

Advice: Call backward before start, and print the grad of a frozen parameter after it.
"""


def start(groups, optimizer_class, **options):
    for k, group in enumerate(groups):
        for param in group["params"]:
            param.requires_grad_(k == 0)
    return optimizer_class([dict(groups[0])], **options)
