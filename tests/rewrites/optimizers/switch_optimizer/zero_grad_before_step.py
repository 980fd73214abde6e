def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    count = sum(x.size(0) for x, _ in batches)
    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        summed = 0.0
        for x, y in batches:
            batch_loss = loss_fn(model(x), y)
            batch_loss.backward()
            summed += x.size(0) * batch_loss.item()
            for p in model.parameters():
                p.grad = None
            optimizer.step()
        losses.append(summed / count)
    return losses, optimizer
