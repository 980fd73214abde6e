import torch


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    running = 0.0
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        running += loss.item()
    return running / len(batches)


def evaluate(model, loss_fn, batches):
    total, n = 0.0, 0
    with torch.no_grad():  # evaluation: no gradients, no dropout
        for x, y in batches:
            total += loss_fn(model(x), y).item() * len(x)
            n += len(x)
    return total / n


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    train_losses, val_losses = [], []
    for epoch in range(epochs):
        train_losses.append(train_epoch(model, loss_fn, optimizer, train_batches))
        val_losses.append(evaluate(model, loss_fn, val_batches))
    return {"train_loss": train_losses, "val_loss": val_losses}
