import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    losses, stopped = [], False
    while len(losses) < max_epochs and not stopped:
        model.train()
        for x, y in train_batches:
            optimizer.zero_grad()
            error = loss_fn(model(x), y)
            error.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            val_loss = float(loss_fn(model(x_val), y_val))
        losses.append(val_loss)
        stopped = bool(stopper.step(val_loss, model))
    if stopped and stopper.best is not None:
        stopper.restore(model)
    return losses
