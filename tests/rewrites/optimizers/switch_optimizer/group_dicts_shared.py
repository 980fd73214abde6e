import inspect


def switch_optimizer(optimizer, new_class, **overrides):
    groups = optimizer.param_groups
    if "weight_decay" not in inspect.signature(new_class).parameters:
        groups = [dict(params=g["params"], lr=g["lr"]) for g in groups]
    new = new_class(groups[:1], **overrides)
    for g in groups[1:]:
        new.add_param_group(g)
    for g in groups:
        for name, value in overrides.items():
            g[name] = value
    return new
