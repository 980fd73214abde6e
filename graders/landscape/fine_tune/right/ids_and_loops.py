def layer_groups(layers, lr, decay):
    groups = []
    taken = []
    rate = lr
    for layer in layers[::-1]:
        group = {"lr": rate, "params": []}
        for module in layer.modules():
            for param in module.parameters(recurse=False):
                if id(param) not in taken:
                    taken.append(id(param))
                    group["params"].append(param)
        groups.append(group)
        rate = rate * decay
    return groups


def start(groups, optimizer_class, **options):
    head, *others = groups
    for group in others:
        for param in group["params"]:
            param.requires_grad = False
            param.grad = None
    for param in head["params"]:
        param.requires_grad = True
        param.grad = None
    return optimizer_class([{"params": list(head["params"]), "lr": head["lr"]}], **options)


def unfreeze_next(optimizer, groups):
    stage = len(optimizer.param_groups)
    if stage >= len(groups):
        return False
    params = groups[stage]["params"]
    for param in params:
        param.requires_grad = True
    optimizer.add_param_group({"params": params, "lr": groups[stage]["lr"]})
    return True
