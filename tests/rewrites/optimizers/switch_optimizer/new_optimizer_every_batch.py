from itertools import product


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    sums = [0.0 for _ in range(epochs)]
    for epoch, (x, y) in product(range(epochs), batches):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        sums[epoch] += loss.item() * len(x)
    n = sum(len(x) for x, _ in batches)
    return [s / n for s in sums], optimizer
