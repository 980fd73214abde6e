def train_epoch(model, loss_fn, optimizer, batches):
    for module in model.modules():
        module.train()
    total, seen = 0, 0
    iterator = iter(batches)
    while (batch := next(iterator, None)) is not None:
        x, y = batch
        output = loss_fn(model(x), y)
        output.backward()
        optimizer.step()
        total, seen = total + output.item() * len(x), seen + len(x)
    return total / seen
