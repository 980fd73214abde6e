import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    def update(x, y):
        optimizer.zero_grad()
        loss_fn(model(x), y).backward()
        optimizer.step()

    losses = []
    epoch, stopped = 0, False
    while not stopped and epoch <= max_epochs:
        model.train()
        for x, y in train_batches:
            update(x, y)
        model.eval()
        with torch.no_grad():
            losses.append(float(loss_fn(model(x_val), y_val)))
        stopped = stopper.step(losses[epoch], model)
        epoch += 1
    if stopper.best is not None:
        stopper.restore(model)
    return losses
