"""Belief: a deep copy of the groups keeps the old optimizer safe.

Advice: Which tensors does the new optimizer update now? Take a step with it and look at the
model.
"""

import copy


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in copy.deepcopy(optimizer.param_groups)]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group and option not in overrides:
                new_group[option] = group[option]
    return new
