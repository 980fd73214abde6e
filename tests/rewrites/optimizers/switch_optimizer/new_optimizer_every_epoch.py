def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    history, epoch = [], 0
    while epoch < epochs:
        if not epoch < switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        mean, seen = 0.0, 0
        for inputs, targets in batches:
            model.zero_grad()
            loss = loss_fn(model(inputs), targets)
            loss.backward()
            optimizer.step()
            seen += len(inputs)
            mean += (loss.item() - mean) * len(inputs) / seen
        history.append(mean)
        epoch += 1
    return history, optimizer
