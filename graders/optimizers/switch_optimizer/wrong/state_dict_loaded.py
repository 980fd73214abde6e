"""Belief: load_state_dict carries the settings of one optimizer over to any other.

Advice: What else is in a state_dict besides lr and weight_decay? Does an Adam find what it
needs in that of an SGD?
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    new.load_state_dict(optimizer.state_dict())
    for group in new.param_groups:
        group.update(overrides)
    return new
