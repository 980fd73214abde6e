def switch_optimizer(optimizer, new_class, **overrides):
    groups = [
        {
            "params": g["params"],
            "lr": overrides.get("lr", g["lr"]),
            "weight_decay": overrides.get("weight_decay", g.get("weight_decay", 0.0)),
        }
        for g in optimizer.param_groups
    ]
    decay = overrides.pop("weight_decay", 0.0)
    return new_class(groups, weight_decay=decay, **overrides)
