def _epochs_with(optimizer, count, model, loss_fn, batches):
    n = sum(len(x) for x, _ in batches)
    result = []
    for _ in range(count):
        acc = 0.0
        for x, y in batches:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            acc += loss.item() * len(x)
        result.append(acc / n)
    return result


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    before = min(epochs, switch_epoch)
    losses = _epochs_with(optimizer, before, model, loss_fn, batches)
    second = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
    losses += _epochs_with(second, epochs - before, model, loss_fn, batches)
    return losses, second
