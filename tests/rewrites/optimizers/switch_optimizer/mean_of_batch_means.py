from statistics import fmean


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    epoch_losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        values = []
        for x, y in batches:
            optimizer.zero_grad()
            values.append(loss_fn(model(x), y))
            values[-1].backward()
            optimizer.step()
        epoch_losses.append(fmean(v.item() for v in values))
    return epoch_losses, optimizer
