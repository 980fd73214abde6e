def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = [0.0] * epochs
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        for x, y in batches:
            model.zero_grad()
            out = loss_fn(model(x), y)
            out.backward()
            optimizer.step()
            losses[epoch] = out.item()
    return losses, optimizer
