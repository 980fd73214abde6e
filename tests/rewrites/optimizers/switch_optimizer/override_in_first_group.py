def switch_optimizer(optimizer, new_class, **overrides):
    known = new_class([{"params": g["params"]} for g in optimizer.param_groups]).defaults
    groups = []
    for g in optimizer.param_groups:
        entry = dict(params=g["params"], lr=g["lr"])
        if "weight_decay" in g and "weight_decay" in known:
            entry["weight_decay"] = g["weight_decay"]
        groups.append(entry)
    new = new_class(groups, **overrides)
    for key in overrides:
        new.param_groups[0][key] = overrides[key]
    return new
