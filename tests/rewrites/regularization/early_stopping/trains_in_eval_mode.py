import torch


def _optimize(model, optimizer, loss_fn, batches):
    for x, y in batches:
        loss = loss_fn(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


@torch.no_grad()
def _loss_on(model, loss_fn, x, y):
    model.eval()
    return float(loss_fn(model(x), y))


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    model.train()
    losses, epoch, stop = [], 0, False
    while epoch < max_epochs and not stop:
        _optimize(model, optimizer, loss_fn, train_batches)
        losses.append(_loss_on(model, loss_fn, x_val, y_val))
        stop = stopper.step(losses[-1], model)
        epoch += 1
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return losses
