def switch_optimizer(optimizer, new_class, **overrides):
    new = new_class([{"params": g["params"]} for g in optimizer.param_groups], **overrides)
    for i, group in enumerate(new.param_groups):
        old = optimizer.param_groups[i]
        if "lr" not in overrides:
            group["lr"] = old["lr"] or group["lr"]
        if "weight_decay" in group and "weight_decay" not in overrides:
            group["weight_decay"] = old.get("weight_decay", group["weight_decay"])
    return new
