def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    loss_sum, n = 0.0, 0
    for x, y in batches:
        for p in model.parameters():
            p.grad = None
        loss = loss_fn(model(x), y)
        loss.backward()
        loss_sum += loss.item() * len(y)
        n += len(y)
    return loss_sum / n
