import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    losses = []
    for _ in range(max_epochs):
        model.train()
        total = sum(loss_fn(model(x), y) for x, y in train_batches)
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
        model.eval()
        with torch.no_grad():
            losses.append(float(loss_fn(model(x_val), y_val)))
        if stopper.step(losses[-1], model):
            break
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return losses
