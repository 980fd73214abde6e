import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    def look():
        model.eval()
        with torch.no_grad():
            losses.append(float(loss_fn(model(x_val), y_val)))
        return stopper.step(losses[-1], model)

    def learn():
        model.train()
        for x, y in train_batches:
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    losses = []
    while len(losses) < max_epochs and not look():
        learn()
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return losses
