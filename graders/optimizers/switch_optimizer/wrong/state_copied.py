"""Belief: what the old optimizer gathered gives the new one a head start.

Advice: Print len(new.state) right after the switch. Which update rule are those numbers meant for?
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group and option not in overrides:
                new_group[option] = group[option]
    for param, state in optimizer.state.items():
        new.state[param] = dict(state)
    return new
