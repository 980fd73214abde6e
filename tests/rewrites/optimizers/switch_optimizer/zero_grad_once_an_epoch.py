def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    n = sum(y.shape[0] for _, y in batches)
    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        losses.append(0.0)
        for x, y in batches:
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            losses[-1] += loss.item() * y.shape[0] / n
        for p in model.parameters():
            p.grad = None
    return losses, optimizer
