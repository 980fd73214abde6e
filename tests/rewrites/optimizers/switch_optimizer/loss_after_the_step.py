import torch


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = []
    total_n = sum(len(y) for _, y in batches)
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        acc = 0.0
        for x, y in batches:
            optimizer.zero_grad()
            loss_fn(model(x), y).backward()
            optimizer.step()
            with torch.no_grad():
                acc += len(y) * float(loss_fn(model(x), y))
        losses.append(acc / total_n)
    return losses, optimizer
