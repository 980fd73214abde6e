"""The norm of the norms of the tensors; gradients of the model by autograd.grad."""

import torch


def clip_by_value(parameters, bound):
    for grad in filter(lambda g: g is not None, (p.grad for p in parameters)):
        grad[grad > bound] = bound
        grad[grad < -bound] = -bound


def clip_by_norm(parameters, max_norm):
    grads = []
    for p in parameters:
        if p.grad is not None:
            grads.append(p.grad)
    norms = [torch.linalg.vector_norm(grad.double()) for grad in grads]
    norm = torch.linalg.vector_norm(torch.stack(norms)).item() if norms else 0.0
    if norm != norm or norm == float("inf"):
        raise ValueError(norm)
    if max_norm / (norm + 1e-6) < 1:
        torch._foreach_mul_(grads, max_norm / (norm + 1e-6))
    return norm


def train_step(model, loss_fn, optimizer, x, y, max_norm):
    params = [param for param in model.parameters() if param.requires_grad]
    loss = loss_fn(model(x), y)
    for param, grad in zip(params, torch.autograd.grad(loss, params), strict=True):
        param.grad = grad.clone()
    norm = clip_by_norm(params, max_norm)
    optimizer.step()
    return loss.item(), norm
