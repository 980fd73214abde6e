import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    def run_epoch():
        model.train()
        for x, y in train_batches:
            optimizer.zero_grad()
            loss_fn(model(x), y).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            return float(loss_fn(model(x_val), y_val))

    losses = []
    for _ in range(max_epochs):
        value = run_epoch()
        stop = stopper.step(value, model)
        if not stop:
            losses += [value]
            continue
        break
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return losses
