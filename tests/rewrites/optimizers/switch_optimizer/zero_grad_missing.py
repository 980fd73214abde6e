def _learn(model, loss_fn, x, y, opt):
    loss = loss_fn(model(x), y)
    loss.backward()
    opt.step()
    return loss.item()


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        weighted = [_learn(model, loss_fn, x, y, optimizer) * len(x) for x, y in batches]
        losses.append(sum(weighted) / sum(len(x) for x, _ in batches))
    return losses, optimizer
