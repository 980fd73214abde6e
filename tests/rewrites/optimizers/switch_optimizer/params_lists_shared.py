def switch_optimizer(optimizer, new_class, **overrides):
    old_groups = optimizer.param_groups
    new = new_class([{"params": list(group["params"])} for group in old_groups], **overrides)
    kept = [name for name in ("params", "lr", "weight_decay") if name not in overrides]
    for old, group in zip(old_groups, new.param_groups, strict=True):
        group.update({name: old[name] for name in kept if name in old and name in group})
    return new
