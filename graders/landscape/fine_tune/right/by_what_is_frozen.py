"""The next group is the first one that is not in the optimizer; a list of groups is cleared."""

import torch


def layer_groups(layers, lr, decay):
    groups = []
    known = set()
    for distance, layer in enumerate(layers[-1::-1]):
        params = {id(p): p for p in layer.parameters() if id(p) not in known}
        known |= params.keys()
        groups += [dict(params=[*params.values()], lr=lr * decay**distance)]
    return groups


def start(groups, optimizer_class, **options):
    for i, group in enumerate(groups):
        torch.nn.ParameterList(group["params"]).requires_grad_(i == 0).zero_grad(set_to_none=True)
    return optimizer_class([{**groups[0]}], **options)


def unfreeze_next(optimizer, groups):
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    for group in groups:
        if not held & {id(p) for p in group["params"]}:
            for param in group["params"]:
                param.requires_grad_(True)
            optimizer.add_param_group({**group})
            return True
    return False
