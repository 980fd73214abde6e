def _fit_one_epoch(model, loss_fn, batches, opt):
    total = 0.0
    for x, y in batches:
        opt.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        opt.step()
        total += loss.item() * len(y)
    return total / sum(len(y) for _, y in batches)


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses, switched = [], None
    for epoch in range(epochs):
        if epoch == switch_epoch:
            switched = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        losses.append(_fit_one_epoch(model, loss_fn, batches, optimizer))
    if switched is None:
        return losses, optimizer
    return losses, switched
