def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    model.train()
    weights = [len(x) for x, _ in batches]
    losses = []
    for epoch in range(epochs):
        optimizer = switch_optimizer(optimizer, new_class) if epoch == switch_epoch else optimizer  # noqa: F821
        values = []
        for x, y in batches:
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            model.zero_grad()
            values.append(loss.item())
        losses.append(sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights))
    return losses, optimizer
