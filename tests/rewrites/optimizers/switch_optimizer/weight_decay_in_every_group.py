def switch_optimizer(optimizer, new_class, **overrides):
    groups = []
    for group in optimizer.param_groups:
        entry = {k: v for k, v in group.items() if k in ("params", "lr", "weight_decay")}
        entry.update(overrides)
        groups.append(entry)
    return new_class(groups, **overrides)
