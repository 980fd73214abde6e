import inspect


def switch_optimizer(optimizer, new_class, **overrides):
    keep_decay = (
        "weight_decay" in inspect.signature(new_class).parameters
        and "weight_decay" not in overrides
    )
    groups = []
    for old in optimizer.param_groups:
        entry = {"params": old["params"]}
        if keep_decay and "weight_decay" in old:
            entry["weight_decay"] = old["weight_decay"]
        groups.append(entry)
    return new_class(groups, **overrides)
