import torch
from torch import nn


def fold_batch_norm(layer, norm):
    if norm.training:
        raise ValueError("the norm is in training mode")
    if norm.running_mean is None or norm.running_var is None:
        raise ValueError("the norm has no running statistics")
    channels = layer.weight.size(0)
    if channels != norm.num_features:
        raise ValueError(f"{channels} channels for a norm of {norm.num_features}")
    if isinstance(layer, nn.Linear):
        new = nn.Linear(layer.in_features, layer.out_features)
    else:
        new = nn.Conv2d(
            layer.in_channels,
            layer.out_channels,
            layer.kernel_size,
            stride=layer.stride,
            padding=layer.padding,
            dilation=layer.dilation,
            groups=layer.groups,
        )
    new = new.to(layer.weight)
    with torch.no_grad():
        zero = torch.zeros_like(norm.running_mean)
        # what the norm makes of 0 and of 1
        at_zero, at_one = (
            torch.nn.functional.batch_norm(
                (zero + value)[None],
                norm.running_mean,
                norm.running_var,
                norm.weight,
                norm.bias,
                eps=norm.eps,
            )[0]
            for value in (0, 1)
        )
        slope = at_one - at_zero
        new.weight.copy_(torch.einsum("c,c...->c...", slope, layer.weight))
        new.bias.copy_(at_zero if layer.bias is None else at_zero + slope * layer.bias)
    return new.eval()


def fold_model(model):
    pairs = {nn.Linear: nn.BatchNorm1d, nn.Conv2d: nn.BatchNorm2d}
    modules, new, i = list(model), [], 0
    while i < len(modules):
        module = modules[i]
        following = modules[i + 1] if i + 1 < len(modules) else None
        if type(module) is nn.Sequential:
            new.append(fold_model(module))
        elif type(module) in pairs and type(following) is pairs[type(module)]:
            new.append(fold_batch_norm(module, following))
            i += 1
        else:
            new.append(module)
        i += 1
    return nn.Sequential(*new).train(False)
