import torch


def _twin(p):
    return torch.nn.Parameter(p.detach().clone(), requires_grad=p.requires_grad)


def switch_optimizer(optimizer, new_class, **overrides):
    new = new_class([{"params": map(_twin, g["params"])} for g in optimizer.param_groups])
    known = new.defaults
    for group, old in zip(new.param_groups, optimizer.param_groups, strict=True):
        group["lr"] = old["lr"]
        if "weight_decay" in known and "weight_decay" in old:
            group["weight_decay"] = old["weight_decay"]
        group.update(overrides)
    return new
