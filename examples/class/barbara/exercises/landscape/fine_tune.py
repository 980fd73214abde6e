import copy


def layer_groups(layers, lr, decay):
    last = len(layers) - 1
    owner = {}
    for i, layer in enumerate(layers):
        for param in layer.parameters():
            owner[param] = i
    return [
        {"params": [p for p in owner if owner[p] == i], "lr": lr * pow(decay, last - i)}
        for i in range(last, -1, -1)
    ]


def start(groups, optimizer_class, **options):
    everything = [param for group in groups for param in group["params"]]
    optimizer = optimizer_class(
        everything[: len(groups[0]["params"])], lr=groups[0]["lr"], **options
    )
    for param in everything:
        param.requires_grad_(False)
    for param in groups[0]["params"]:
        param.requires_grad_()
    for param in everything:
        param.grad = None
    return optimizer


def unfreeze_next(optimizer, groups):
    waiting = groups[len(optimizer.param_groups) :]
    if waiting:
        for param in waiting[0]["params"]:
            param.requires_grad_()
        optimizer.add_param_group(copy.copy(waiting[0]))
    return bool(waiting)
