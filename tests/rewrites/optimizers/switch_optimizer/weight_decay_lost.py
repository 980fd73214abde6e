def switch_optimizer(optimizer, new_class, **overrides):
    groups = [(g["params"], overrides.get("lr", g["lr"])) for g in optimizer.param_groups]
    return new_class([{"params": params, "lr": lr} for params, lr in groups], **overrides)
