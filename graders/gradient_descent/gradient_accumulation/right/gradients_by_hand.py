import torch


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    params = list(model.parameters())
    sums = [torch.zeros_like(param) for param in params]
    examples = sum(y.shape[0] for _, y in micro_batches)
    losses = []
    for x, y in micro_batches:
        share = 1 if reduction == "sum" else y.shape[0] / examples
        loss = loss_fn(model(x), y)
        for total, grad in zip(sums, torch.autograd.grad(loss, params)):
            total.add_(grad, alpha=share)
        losses.append(loss.item() * share)
    for param, total in zip(params, sums):
        param.grad = total if param.grad is None else param.grad + total
    return sum(losses)


def large_step(model, loss_fn, optimizer, x, y, size, reduction="mean"):
    for param in model.parameters():
        param.grad = None
    pieces = range(0, len(x), size)
    batches = [(x[i : i + size], y[i : i + size]) for i in pieces]
    loss = accumulate(model, loss_fn, batches, reduction)
    optimizer.step()
    optimizer.zero_grad()
    return loss
