import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    def train_batch(x, y):
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        return float(loss.detach())

    losses = []
    for _ in range(max_epochs):
        model.train()
        *_, latest = [train_batch(x, y) for x, y in train_batches]
        losses.append(latest)
        model.eval()
        with torch.no_grad():
            monitored = float(loss_fn(model(x_val), y_val))
        if stopper.step(monitored, model):
            break
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return losses
