def switch_optimizer(optimizer, new_class, **overrides):
    params = [param for group in optimizer.param_groups for param in group["params"]]
    new = new_class(params, **overrides)
    first = optimizer.param_groups[0]
    for option in ("lr", "weight_decay"):
        if option in new.param_groups[0] and option in first and option not in overrides:
            new.param_groups[0][option] = first[option]
    return new


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)
        total, count = 0.0, 0
        for x, y in batches:
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses, optimizer
