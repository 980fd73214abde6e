def switch_optimizer(optimizer, new_class, **overrides):
    pairs = [(p, g) for g in optimizer.param_groups for p in g["params"]]
    new = new_class([{"params": p} for p, _ in pairs], **overrides)
    for (_, old), fresh in zip(pairs, new.param_groups, strict=True):
        if "lr" not in overrides:
            fresh["lr"] = old["lr"]
        if "weight_decay" in fresh and "weight_decay" not in overrides:
            fresh["weight_decay"] = old.get("weight_decay", fresh["weight_decay"])
    return new
