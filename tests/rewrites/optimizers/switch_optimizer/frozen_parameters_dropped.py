def switch_optimizer(optimizer, new_class, **overrides):
    groups = []
    for old in optimizer.param_groups:
        trainable = list(filter(lambda p: p.requires_grad, old["params"]))
        kept = {k: old[k] for k in ("lr", "weight_decay") if k in old}
        groups.append({"params": trainable, **kept, **overrides})
    new = new_class(groups, **{k: v for k, v in overrides.items()})
    for group in new.param_groups:
        if "weight_decay" not in new.defaults:
            group.pop("weight_decay", None)
    return new
