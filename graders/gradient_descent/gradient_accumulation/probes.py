"""Probes of gradient_descent/gradient_accumulation, for public and hidden checks."""

import weakref

import torch
from torch import nn
from torch.nn import functional as F

LOSSES = {"mse_loss": F.mse_loss, "cross_entropy": F.cross_entropy}


def model_of(parameters):
    """Make a linear layer or a network with given parameters, with biases if there are any."""
    weights, layers = [param for param in parameters if param.dim() == 2], []
    for weight in weights:
        outputs, inputs = weight.shape
        bias = len(weights) < len(parameters)
        layers += [nn.Linear(inputs, outputs, bias=bias, dtype=weight.dtype), nn.Tanh()]
    model = nn.Sequential(*layers[:-1])
    with torch.no_grad():
        for param, value in zip(model.parameters(), parameters, strict=True):
            param.copy_(value)
    return model


def loss_of(name, reduction="mean"):
    return lambda predictions, targets: LOSSES[name](predictions, targets, reduction=reduction)


def accumulated(module, parameters, loss_fn, micro_batches, *reduction):
    """accumulate(model, loss_fn, micro_batches, reduction): the .grad fields, and its result

    Look at the part of each micro-batch in the whole.
    """
    model = model_of(parameters)
    loss = module.accumulate(model, loss_of(loss_fn, *reduction), micro_batches, *reduction)
    return {"the gradients": [param.grad for param in model.parameters()], "the loss": loss}


def stepped(module, parameters, loss_fn, x, y, size, calls, *reduction):
    """calls of large_step(model, loss_fn, optimizer, x, y, size, reduction), by SGD with lr 0.25

    Look at the part of each micro-batch in the whole, and when gradients are cleared.
    """
    model, loss_fn = model_of(parameters), loss_of(loss_fn, *reduction)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.25)
    losses = [
        module.large_step(model, loss_fn, optimizer, x, y, size, *reduction) for _ in range(calls)
    ]
    return {"the parameters": [p.detach() for p in model.parameters()], "the losses": losses}


class Kept:
    """What a forward pass keeps for its backward pass, as long as it does."""

    def __init__(self, tensor):
        self.tensor = tensor


def memory(module, parameters, micro_batches):
    """accumulate(model, loss_fn, micro_batches), watched

    Look at the part of each micro-batch in the whole.
    """
    model, kept, sizes, left = model_of(parameters), [], [], []

    def keep(tensor):
        found = Kept(tensor)
        kept.append(weakref.ref(found))
        return found

    def before_forward(_, inputs):
        sizes.append(len(inputs[0]))
        left.append(sum(found() is not None for found in kept))

    model.register_forward_pre_hook(before_forward)
    with torch.autograd.graph.saved_tensors_hooks(keep, lambda found: found.tensor):
        module.accumulate(model, F.mse_loss, micro_batches)
    return {
        "examples in each forward pass": sizes,
        "tensors that earlier forward passes still keep": max(left, default=0),
    }


def sizes_of_step(module, parameters, x, y, size):
    """large_step(model, loss_fn, optimizer, x, y, size), its forward passes

    Look at what the .grad fields hold before the first micro-batch.
    """
    model, sizes = model_of(parameters), []
    model.register_forward_pre_hook(lambda _, inputs: sizes.append(len(inputs[0])))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.25)
    module.large_step(model, F.mse_loss, optimizer, x, y, size)
    return {"examples in each forward pass": sizes}
