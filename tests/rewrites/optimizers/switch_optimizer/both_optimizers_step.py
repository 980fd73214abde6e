def _pass_over(model, loss_fn, batches, first, second=None):
    weighted, sizes = [], []
    for x, y in batches:
        model.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        first.step()
        if second is not None:
            second.step()
        weighted.append(loss.item() * x.shape[0])
        sizes.append(x.shape[0])
    return sum(weighted) / sum(sizes)


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    later, losses = None, []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            later = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        losses.append(_pass_over(model, loss_fn, batches, optimizer, later))
    return losses, later or optimizer
