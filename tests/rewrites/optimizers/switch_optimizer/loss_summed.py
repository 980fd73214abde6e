def _step(model, loss_fn, x, y, optimizer):
    optimizer.zero_grad()
    value = loss_fn(model(x), y)
    value.backward()
    optimizer.step()
    return value.item() * y.shape[0]


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    curve = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        curve.append(sum(_step(model, loss_fn, x, y, optimizer) for x, y in batches))
    return curve, optimizer
