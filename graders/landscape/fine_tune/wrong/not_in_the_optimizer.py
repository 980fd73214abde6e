"""Belief: what requires gradients is trained.

Advice: Print the weight of layer 1 before and after an optimizer step that follows unfreeze_next.
"""


def unfreeze_next(optimizer, groups):
    frozen = [group for group in groups if not group["params"][0].requires_grad]
    for param in frozen[0]["params"] if frozen else []:
        param.requires_grad_(True)
    return bool(frozen)
