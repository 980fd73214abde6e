import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    def epoch():
        model.train()
        for x, y in train_batches:
            optimizer.zero_grad()
            loss_fn(model(x), y).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            loss = float(loss_fn(model(x_val), y_val))
        stopper.step(loss, model)
        return loss

    losses = [epoch() for _ in range(max_epochs)]
    if stopper.best is not None:
        stopper.restore(model)
    return losses
