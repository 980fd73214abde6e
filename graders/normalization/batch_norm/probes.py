"""Probes of normalization/batch_norm, for public and hidden checks."""

import torch

BUFFERS = ("running_mean", "running_var", "num_batches_tracked")


def made(module, channels, dtype, options, weights=None):
    """Make a layer in training mode, with this γ and β."""
    layer = module.BatchNorm(channels, **options).to(dtype)
    if weights is not None:
        with torch.no_grad():
            layer.weight.copy_(weights[0])
            layer.bias.copy_(weights[1])
    return layer.train()


def set_running(layer, mean, var):
    with torch.no_grad():
        layer.running_mean.copy_(mean)
        layer.running_var.copy_(var)


def buffers_of(layer):
    return {name: getattr(layer, name).clone() for name in BUFFERS}


def moved(layer, before):
    """Say which buffers are no longer as they were."""
    return {
        f"{name} has changed": not torch.equal(value, before[name])
        for name, value in buffers_of(layer).items()
    }


def statistics(module, x):
    """channel_statistics(x)"""
    mean, var = module.channel_statistics(x)
    return {"the mean": mean, "the variance": var}


def in_training(module, x, options, weights=None):
    """BatchNorm(C, **options)(x) in training mode

    Look at over which dimensions a mean is, the divisor, and where eps stands.
    """
    return made(module, x.shape[1], x.dtype, options, weights)(x).detach()


def after_batches(module, batches, options):
    """the buffers of BatchNorm(C, **options) after these batches in training mode

    Look at the share of the new batch, and the divisor of the running variance.
    """
    layer = made(module, batches[0].shape[1], batches[0].dtype, options)
    for batch in batches:
        layer(batch)
    return buffers_of(layer)


def in_evaluation(module, x, running_mean, running_var, weights=None):
    """BatchNorm(C)(x) in evaluation mode, with these running statistics

    Look at over which dimensions a mean is, and which statistics this mode uses.
    """
    layer = made(module, x.shape[1], x.dtype, {}, weights)
    set_running(layer, running_mean, running_var)
    return layer.eval()(x).detach()


def gradients(module, x, grad, weights=None):
    """the gradients of sum(grad * y), y = BatchNorm(C)(x) in training mode

    Look at through which statistics gradients flow.
    """
    layer = made(module, x.shape[1], x.dtype, {}, weights)
    x.requires_grad_()
    layer(x).backward(grad)
    return {
        "the gradient with respect to x": x.grad,
        "the gradient with respect to weight": layer.weight.grad,
        "the gradient with respect to bias": layer.bias.grad,
    }


def refusal(module, x, training):
    """BatchNorm(C).train(training)(x), and whether its buffers have changed"""
    layer = made(module, x.shape[1], x.dtype, {}).train(training)
    before = buffers_of(layer)
    try:
        layer(x)
    except ValueError:
        happened = "a ValueError was raised"
    else:
        happened = "no ValueError was raised"
    return {"what happened": happened} | moved(layer, before)
