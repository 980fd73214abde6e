"""Belief: an optimizer copies the dicts of its groups.

Advice: Print the keys of groups[0] after start.
"""


def start(groups, optimizer_class, **options):
    for k, group in enumerate(groups):
        for param in group["params"]:
            param.requires_grad_(k == 0)
            param.grad = None
    return optimizer_class(groups[:1], **options)
