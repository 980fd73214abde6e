"""Belief: the old optimizer is of no use any more, so it should be cleared.

Advice: Print len(sgd.param_groups) after switch_optimizer(sgd, torch.optim.AdamW). The caller still
holds it.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group and option not in overrides:
                new_group[option] = group[option]
    optimizer.state.clear()
    return new
