"""Belief: the head requires gradients anyway.

Advice: Freeze the whole network before start. Does the head require gradients afterwards?
"""


def start(groups, optimizer_class, **options):
    for group in groups:
        for param in group["params"]:
            param.grad = None
    for group in groups[1:]:
        for param in group["params"]:
            param.requires_grad_(False)
    return optimizer_class([dict(groups[0])], **options)
