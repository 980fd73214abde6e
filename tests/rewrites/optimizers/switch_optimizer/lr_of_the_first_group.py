def switch_optimizer(optimizer, new_class, **overrides):
    lr = overrides.pop("lr", optimizer.param_groups[0]["lr"])
    new = None
    for group in optimizer.param_groups:
        entry = {"params": list(group["params"])}
        if new is None:
            new = new_class([entry], lr=lr, **overrides)
        else:
            new.add_param_group(entry)
    if "weight_decay" in new.defaults and "weight_decay" not in overrides:
        for a, b in zip(optimizer.param_groups, new.param_groups, strict=True):
            b["weight_decay"] = a.get("weight_decay", b["weight_decay"])
    return new
