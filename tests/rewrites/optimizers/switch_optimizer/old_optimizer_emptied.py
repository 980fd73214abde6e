def _fill(group, old, overrides):
    for name in [n for n in ("lr", "weight_decay") if n not in overrides]:
        if name in group:
            group[name] = old.get(name, group[name])


def switch_optimizer(optimizer, new_class, **overrides):
    new = new_class([{"params": g["params"]} for g in optimizer.param_groups], **overrides)
    for i, old in enumerate(optimizer.param_groups):
        _fill(new.param_groups[i], old, overrides)
        for p in old["params"]:
            optimizer.state.pop(p, None)
    return new
