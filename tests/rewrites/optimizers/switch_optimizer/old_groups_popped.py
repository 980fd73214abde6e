def switch_optimizer(optimizer, new_class, **overrides):
    new = new_class([{"params": g["params"]} for g in optimizer.param_groups], **overrides)
    wanted = {"lr", "weight_decay"} & set(new.defaults) - set(overrides)
    for src, dst in zip(optimizer.param_groups, new.param_groups, strict=True):
        moved = {name: src[name] for name in wanted if name in src}
        dst.update(moved)
        for name in moved:
            del src[name]
    return new
