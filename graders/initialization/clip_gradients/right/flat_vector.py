"""All gradients joined to one vector, whose norm torch computes; the factor is limited to 1."""

import torch


def clip_by_value(parameters, bound):
    for param in parameters:
        if param.grad is not None:
            param.grad.copy_(torch.clip(param.grad, -bound, bound))


def clip_by_norm(parameters, max_norm):
    grads = [p.grad for p in parameters if p.grad is not None]
    if not grads:
        return 0.0
    norm = torch.cat([grad.flatten() for grad in grads]).norm()
    if not torch.isfinite(norm):
        raise ValueError("not finite")
    factor = torch.clamp(max_norm / (norm + 1e-6), max=1.0)
    for grad in grads:
        grad *= factor
    return float(norm)


def train_step(model, loss_fn, optimizer, x, y, max_norm):
    loss = loss_fn(model(x), y)
    optimizer.zero_grad(set_to_none=False)
    loss.backward()
    total = clip_by_norm(model.parameters(), max_norm)
    optimizer.step()
    return float(loss), total
