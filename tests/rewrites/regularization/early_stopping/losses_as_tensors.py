import torch


@torch.no_grad()
def _score(model, loss_fn, x, y):
    model.train(False)
    return loss_fn(model(x), y)


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    losses = []
    stop = False
    while len(losses) < max_epochs and not stop:
        model.train(True)
        for batch in train_batches:
            optimizer.zero_grad()
            loss_fn(model(batch[0]), batch[1]).backward()
            optimizer.step()
        val_loss = _score(model, loss_fn, x_val, y_val)
        losses.append(val_loss)
        stop = stopper.step(val_loss, model)
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return losses
