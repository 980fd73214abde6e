def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    params = list(model.parameters())
    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        seen = []
        for x, y in batches:
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            for param in params:
                param.grad.mul_(0)
            seen += [loss.item()] * len(x)
        losses.append(sum(seen) / len(seen))
    return losses, optimizer
