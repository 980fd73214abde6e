import copy
import math

import torch
from torch.nn.utils import parameters_to_vector


def hessian_vector_product(model, loss_fn, x, y, vector):
    twin = copy.deepcopy(model)
    params = [p for p in twin.parameters() if p.requires_grad]
    grads = torch.autograd.grad(loss_fn(twin(x), y), params, create_graph=True, allow_unused=True)
    product, used = 0.0, 0
    for param, grad in zip(params, grads):
        part = vector[used : used + param.numel()].reshape(param.shape)
        used += param.numel()
        if grad is not None:
            product = product + (grad * part).sum()
    for param in params:
        param.grad = torch.zeros_like(param)
    product.backward(inputs=params)
    return torch.cat([param.grad.flatten() for param in params])


def power_iteration(multiply, start, tol=1e-5, max_steps=50):
    def step(v):
        v = v / torch.sqrt(torch.sum(v**2))
        u = multiply(v)
        return torch.sum(u * v).item(), u

    eigenvalue, v = step(start)
    for _ in range(max_steps - 1):
        if v.abs().max() == 0:
            break
        previous = eigenvalue
        eigenvalue, v = step(v)
        if math.isclose(eigenvalue, previous, rel_tol=0.0, abs_tol=tol * abs(eigenvalue)):
            break
    return eigenvalue


def largest_stable_lr(model, loss_fn, x, y, generator=None, tol=1e-5, max_steps=50):
    theta = parameters_to_vector([p for p in model.parameters() if p.requires_grad])
    start = torch.randn(theta.shape, generator=generator, dtype=theta.dtype)

    def largest_of(shift):
        def multiply(v):
            return hessian_vector_product(model, loss_fn, x, y, v) - shift * v

        return shift + power_iteration(multiply, start, tol, max_steps)

    eigenvalue = largest_of(0.0)
    if eigenvalue < 0:
        eigenvalue = largest_of(eigenvalue)
    return math.inf if eigenvalue <= 0 else 2 / eigenvalue


def stays_bounded(model, loss_fn, x, y, lr, steps):
    twin = copy.deepcopy(model)

    def loss():
        return loss_fn(twin(x), y)

    first = loss().item()
    for _ in range(steps):
        twin.zero_grad()
        loss().backward()
        for param in twin.parameters():
            if param.grad is not None:
                param.data = param.data - lr * param.grad
    last = loss().item()
    return not math.isnan(last) and last <= first
