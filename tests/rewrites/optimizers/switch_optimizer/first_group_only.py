def switch_optimizer(optimizer, new_class, **overrides):
    old = optimizer.param_groups[0]
    new = new_class(old["params"], **overrides)
    target = new.param_groups[0]
    if "lr" not in overrides:
        target["lr"] = old["lr"]
    if "weight_decay" in target and "weight_decay" not in overrides:
        target["weight_decay"] = old.get("weight_decay", target["weight_decay"])
    return new
