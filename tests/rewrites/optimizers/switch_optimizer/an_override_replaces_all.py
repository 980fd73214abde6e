def switch_optimizer(optimizer, new_class, **overrides):
    bare = [{"params": g["params"]} for g in optimizer.param_groups]
    if overrides:
        return new_class(bare, **overrides)
    fresh = new_class(bare)
    for i, old in enumerate(optimizer.param_groups):
        fresh.param_groups[i]["lr"] = old["lr"]
        if "weight_decay" in fresh.defaults and "weight_decay" in old:
            fresh.param_groups[i]["weight_decay"] = old["weight_decay"]
    return fresh
