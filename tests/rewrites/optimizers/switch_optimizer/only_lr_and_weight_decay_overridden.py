import inspect


def switch_optimizer(optimizer, new_class, **overrides):
    signature = inspect.signature(new_class).parameters
    groups = []
    for group in optimizer.param_groups:
        entry = {"params": group["params"], "lr": overrides.get("lr", group["lr"])}
        if "weight_decay" in signature:
            decay = overrides.get("weight_decay", group.get("weight_decay"))
            if decay is not None:
                entry["weight_decay"] = decay
        groups.append(entry)
    return new_class(groups)
