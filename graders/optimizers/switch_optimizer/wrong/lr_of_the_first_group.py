"""Belief: an optimizer has one lr, and it can be read from its first group.

Advice: Switch the SGD of the worked example, whose groups have lr 0.1 and 0.5, and print both lr.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    options = {"lr": optimizer.param_groups[0]["lr"]} | overrides
    new = new_class(groups, **options)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        if "weight_decay" in new_group and "weight_decay" in group:
            new_group["weight_decay"] = overrides.get("weight_decay", group["weight_decay"])
    return new
