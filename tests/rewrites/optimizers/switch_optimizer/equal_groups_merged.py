import itertools


def _settings(group):
    return [group[name] for name in ("lr", "weight_decay") if name in group]


def switch_optimizer(optimizer, new_class, **overrides):
    ordered = sorted(optimizer.param_groups, key=_settings)
    new_groups = []
    for settings, groups in itertools.groupby(ordered, key=_settings):
        params = [param for group in groups for param in group["params"]]
        new_groups.append({"params": params, "lr": settings[0]})
        if len(settings) > 1:
            new_groups[-1]["weight_decay"] = settings[1]
    known = new_class([{"params": new_groups[0]["params"]}], **overrides).param_groups[0]
    new_groups = [{key: group[key] for key in group if key in known} for group in new_groups]
    return new_class([group | overrides for group in new_groups], **overrides)
