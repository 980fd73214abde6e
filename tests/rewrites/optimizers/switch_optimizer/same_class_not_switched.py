def switch_optimizer(optimizer, new_class, **overrides):
    result = optimizer
    if optimizer.__class__ != new_class:
        result = new_class([{"params": g["params"]} for g in optimizer.param_groups], **overrides)
        for option in {"lr", "weight_decay"} & result.defaults.keys():
            for i, old in enumerate(optimizer.param_groups):
                if option in old:
                    result.param_groups[i][option] = old[option]
    for group in result.param_groups:
        for option, value in overrides.items():
            group[option] = value
    return result
