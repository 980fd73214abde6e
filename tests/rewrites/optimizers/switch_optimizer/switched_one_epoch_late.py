def _train_for(count, model, loss_fn, batches, opt):
    losses = []
    for _ in range(count):
        total = n = 0
        for x, y in batches:
            opt.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            opt.step()
            total += loss.item() * x.shape[0]
            n += x.shape[0]
        losses.append(total / n)
    return losses


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    left = epochs - (switch_epoch + 1)
    if left <= 0:
        return _train_for(epochs, model, loss_fn, batches, optimizer), optimizer
    losses = _train_for(switch_epoch + 1, model, loss_fn, batches, optimizer)
    optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
    return losses + _train_for(left, model, loss_fn, batches, optimizer), optimizer
