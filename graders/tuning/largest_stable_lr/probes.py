"""Probes of tuning/largest_stable_lr, for public and hidden checks."""

import torch
from torch import nn


def mse_loss(predictions, targets):
    """Compute what F.mse_loss does, whose gradient has no derivative in forward mode."""
    return (predictions - targets).square().mean()


def curved_loss(predictions, curvatures):
    """Make a loss of a given curvature: half the mean of curvature * prediction²."""
    return (curvatures * predictions.square()).mean() / 2


def linear(weights):
    """Make a model of one output from its weights, without a bias; each has a gradient of 2."""
    model = nn.Linear(len(weights), 1, bias=False).to(weights.dtype)
    model.weight = nn.Parameter(weights.reshape(1, -1).clone())
    model.weight.grad = torch.full_like(model.weight, 2.0)
    return model


def with_model(found, model):
    """Add what a model is afterwards, in words."""
    for name, param in model.named_parameters():
        found[f"{name} afterwards"] = param.detach().clone()
        found[f"{name}.grad afterwards"] = None if param.grad is None else param.grad.clone()
    return found


def product(module, weights, x, y, vector):
    """hessian_vector_product(nn.Linear(P, 1, bias=False), mse_loss, x, y, vector)

    Look at the second derivative: of which product, with respect to which parameters.
    """
    model = linear(weights)
    found = module.hessian_vector_product(model, mse_loss, x, y, vector)
    return with_model({"H v": found}, model)


def eigenvalue(module, matrix, start, *limits):
    """power_iteration(lambda v: matrix @ v, start, tol, max_steps)"""
    return module.power_iteration(lambda v: matrix @ v, start, *limits)


def limit(module, curvatures, _seed, *tol):
    """largest_stable_lr(model, loss_fn, x, y, generator, *tol) where H has these eigenvalues

    Look at the eigenvalue that decides, and when the iteration ends.
    """
    size = len(curvatures)
    model = linear(torch.ones(size, dtype=curvatures.dtype))
    x = size**0.5 * torch.eye(size, dtype=curvatures.dtype)
    y = curvatures.reshape(-1, 1)
    generator = torch.Generator().manual_seed(_seed)
    lr = module.largest_stable_lr(model, curved_loss, x, y, generator, *tol)
    return with_model({"the largest stable lr": lr}, model)


def trial(module, weights, x, y, lr, steps):
    """stays_bounded(nn.Linear(P, 1, bias=False), mse_loss, x, y, lr, steps)"""
    model = linear(weights)
    found = module.stays_bounded(model, mse_loss, x, y, lr, steps)
    return with_model({"stays bounded": found}, model)
