def switch_optimizer(optimizer, new_class, **overrides):
    new = new_class([{"params": g["params"]} for g in optimizer.param_groups], **overrides)
    names = [n for n in ("lr", "weight_decay") if n in new.defaults and n not in overrides]
    for old, fresh in zip(optimizer.param_groups, new.param_groups, strict=True):
        fresh.update({n: old[n] for n in names if n in old})
        for p in old["params"]:
            if p in optimizer.state:
                new.state[p].update(optimizer.state[p])
    return new
