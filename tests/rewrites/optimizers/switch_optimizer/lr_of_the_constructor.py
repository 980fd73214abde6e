def switch_optimizer(optimizer, new_class, **overrides):
    options = {"lr": optimizer.defaults["lr"], **overrides}
    new = new_class([{"params": g["params"]} for g in optimizer.param_groups], **options)
    if "weight_decay" in new.defaults and "weight_decay" not in options:
        for fresh, old in zip(new.param_groups, optimizer.param_groups, strict=True):
            if "weight_decay" in old:
                fresh["weight_decay"] = old["weight_decay"]
    return new
