"""Belief: it makes no difference how the parameters are grouped, as long as each keeps its
options.

Advice: Compare the length of `param_groups` before and after: whoever changes the lr of a group
later counts on its being the same.
"""

import torch


def switch_optimizer(optimizer, new_class, **overrides):
    probe = new_class([torch.nn.Parameter(torch.zeros(1))], **overrides).param_groups[0]
    groups = []
    for group in optimizer.param_groups:
        for param in group["params"]:
            new_group = {"params": [param]}
            for option in ("lr", "weight_decay"):
                if option in probe and option in group and option not in overrides:
                    new_group[option] = group[option]
            groups.append(new_group)
    return new_class(groups, **overrides)
