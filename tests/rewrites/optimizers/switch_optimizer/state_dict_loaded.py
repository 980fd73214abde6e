def switch_optimizer(optimizer, new_class, **overrides):
    first, *rest = (dict(params=g["params"]) for g in optimizer.param_groups)
    new = new_class([first], **overrides)
    for entry in rest:
        new.add_param_group(entry)
    settings = optimizer.state_dict()
    settings["param_groups"] = [g | overrides for g in settings["param_groups"]]
    new.load_state_dict(settings)
    return new
