def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    for p in model.parameters():
        p.grad = None
    history = []
    for x, y in batches:
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        history.append((len(x), loss.item()))
    n = sum(size for size, _ in history)
    return sum(size * value for size, value in history) / n
