import torch
from torch import nn


def dead_units(z):
    return z.amax(dim=0) <= 0


def dead_in_network(model, batches):
    before = [(module, module.training) for module in model.modules()]
    highest, count, handles = [], [0], []

    def watch(module, inputs):
        top = inputs[0].detach().amax(dim=0)
        place = count[0]
        count[0] += 1
        if place == len(highest):
            highest.append(top)
        else:
            highest[place] = torch.maximum(highest[place], top)

    try:
        for module in model.modules():
            if isinstance(module, nn.ReLU):
                handles.append(module.register_forward_pre_hook(watch))
        model.eval()
        for x in batches:
            count[0] = 0
            model(x)
    finally:
        for handle in handles:
            handle.remove()
        for module, training in before:
            module.training = training
    return [top <= 0 for top in highest]


def revive(linear, x, margin=0.1):
    tops = linear(x).detach().max(dim=0).values
    dead = (tops <= 0).nonzero().flatten().tolist()
    for j in dead:
        linear.bias.data[j] += margin - tops[j]
    return len(dead)
