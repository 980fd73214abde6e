def switch_optimizer(optimizer, new_class, **overrides):
    new = new_class([{"params": g["params"]} for g in optimizer.param_groups])
    for fresh, old in zip(new.param_groups, optimizer.param_groups, strict=True):
        fresh["lr"] = old["lr"]
        if "weight_decay" in fresh:
            fresh["weight_decay"] = old.get("weight_decay") or fresh["weight_decay"]
        fresh.update(overrides)
    return new
