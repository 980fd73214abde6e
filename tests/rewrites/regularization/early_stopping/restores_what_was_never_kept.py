import torch


def _epoch_losses(model, optimizer, loss_fn, batches, x_val, y_val):
    while True:
        model.train()
        for x, y in batches:
            optimizer.zero_grad()
            loss_fn(model(x), y).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            loss = float(loss_fn(model(x_val), y_val))
        yield loss


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    losses = []
    epochs = _epoch_losses(model, optimizer, loss_fn, train_batches, x_val, y_val)
    for _, loss in zip(range(max_epochs), epochs, strict=False):
        losses.append(loss)
        if stopper.step(loss, model):
            break
    stopper.restore(model)
    return losses
