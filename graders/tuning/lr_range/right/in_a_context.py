import contextlib
import math

import numpy as np
import torch


@contextlib.contextmanager
def undone(model, optimizer):
    tensors = [*model.parameters(), *model.buffers()]
    values = [tensor.detach().clone() for tensor in tensors]
    grads = [param.grad for param in model.parameters()]
    modes = {module: module.training for module in model.modules()}
    groups = [dict(group) for group in optimizer.param_groups]
    state = {
        param: {key: v.clone() if torch.is_tensor(v) else v for key, v in known.items()}
        for param, known in optimizer.state.items()
    }
    try:
        yield
    finally:
        with torch.no_grad():
            for tensor, value in zip(tensors, values):
                tensor.copy_(value)
        for param, grad in zip(model.parameters(), grads):
            param.grad = grad
        for module, mode in modes.items():
            module.training = mode
        for group, old in zip(optimizer.param_groups, groups):
            group.update(old)
        optimizer.state.clear()
        optimizer.state.update(state)


def geometric_lrs(lr_min, lr_max, steps):
    return np.geomspace(lr_min, lr_max, steps).tolist()


def range_test(model, loss_fn, optimizer, batches, lr_min, lr_max, steps, factor=4.0):
    history, endless = [], (batch for _ in iter(int, 1) for batch in batches)
    with undone(model, optimizer):
        model.train()
        for lr, (x, y) in zip(geometric_lrs(lr_min, lr_max, steps), endless):
            model.zero_grad()
            loss = loss_fn(model(x), y)
            best = min((old for _, old in history), default=math.inf)
            history.append((lr, loss.item()))
            if not math.isfinite(history[-1][1]) or history[-1][1] > factor * best:
                break
            loss.backward()
            for group in optimizer.param_groups:
                group["lr"] = lr
            optimizer.step()
    lrs, losses = zip(*history)
    return list(lrs), list(losses)


def suggest_lr(lrs, losses):
    drops = [(a - b, -i) for i, (a, b) in enumerate(zip(losses, losses[1:])) if a > b]
    if not drops:
        raise ValueError("no drop")
    return lrs[-max(drops)[1]]
