import inspect


def switch_optimizer(optimizer, new_class, **overrides):
    names = {"lr", "weight_decay"}.intersection(inspect.signature(new_class).parameters)
    groups = [
        {key: value for key, value in group.items() if key == "params" or key in names}
        for group in optimizer.param_groups
    ]
    return new_class(groups, **overrides)
