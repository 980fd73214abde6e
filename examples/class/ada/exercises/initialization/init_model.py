import torch
from torch import nn

GAINS = {
    nn.ReLU: lambda _: 2**0.5,
    nn.LeakyReLU: lambda act: (2 / (1 + act.negative_slope**2)) ** 0.5,
    nn.Tanh: lambda _: 5 / 3,
    nn.Sigmoid: lambda _: 1.0,
    type(None): lambda _: 1.0,
}


def flattened(module, path=()):
    if isinstance(module, nn.Sequential):
        return [pair for i, part in enumerate(module) for pair in flattened(part, (*path, str(i)))]
    return [(".".join(path), module)]


def followed_by(model):
    important = [
        (name, module)
        for name, module in flattened(model)
        if isinstance(module, (nn.Linear, nn.Conv2d)) or type(module) in GAINS
    ]
    followers = [module for _, module in important[1:]] + [None]
    first_places, found = set(), {}
    for (name, module), after in zip(important, followers):
        if type(module) in GAINS or id(module) in first_places:
            continue
        first_places.add(id(module))
        found[name] = after if type(after) in GAINS else None
    return found


def init_model(model, generator=None):
    drawn = []
    for name, activation in followed_by(model).items():
        for kind, param in model.get_submodule(name).named_parameters():
            if not param.requires_grad:
                continue
            if kind == "bias":
                param.data.zero_()
                continue
            fan_in, fan_out = param[0].numel(), param[:, 0].numel()
            is_he = isinstance(activation, (nn.ReLU, nn.LeakyReLU))
            fan = fan_in if is_he else (fan_in + fan_out) / 2
            std = GAINS[type(activation)](activation) / fan**0.5
            param.data.copy_(torch.randn(param.shape, generator=generator) * std)
            drawn.append(name)
    return drawn
