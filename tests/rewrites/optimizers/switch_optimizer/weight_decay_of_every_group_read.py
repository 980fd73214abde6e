import inspect


def switch_optimizer(optimizer, new_class, **overrides):
    takes_decay = "weight_decay" in inspect.signature(new_class).parameters
    groups = []
    for old in optimizer.param_groups:
        entry = {"params": old["params"], "lr": old["lr"]}
        if takes_decay and "weight_decay" not in overrides:
            entry["weight_decay"] = old["weight_decay"]
        groups.append({**entry, **overrides})
    return new_class(groups, **overrides)
