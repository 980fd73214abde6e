def switch_optimizer(optimizer, new_class, **overrides):
    fresh = None
    for group in optimizer.param_groups:
        entry = {"params": group["params"], "lr": group["lr"]}
        if fresh is None:
            fresh = new_class([entry])
        else:
            fresh.add_param_group(entry)
        if "weight_decay" in fresh.defaults and "weight_decay" in group:
            fresh.param_groups[-1]["weight_decay"] = group["weight_decay"]
    return fresh
