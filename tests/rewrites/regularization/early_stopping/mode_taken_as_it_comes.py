import torch


def _check(model, loss_fn, x, y):
    model.eval()
    with torch.no_grad():
        loss = loss_fn(model(x), y)
    model.train()
    return float(loss)


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    losses = []
    keep_going = True
    while keep_going:
        for x, y in train_batches:
            loss = loss_fn(model(x), y)
            for p in model.parameters():
                p.grad = None
            loss.backward()
            optimizer.step()
        losses.append(_check(model, loss_fn, x_val, y_val))
        stop = stopper.step(losses[-1], model)
        keep_going = not stop and len(losses) < max_epochs
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return losses
