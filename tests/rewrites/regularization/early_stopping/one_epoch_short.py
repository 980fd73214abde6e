import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    validation_losses = []
    epoch = 1
    while epoch < max_epochs:
        model.train()
        for features, target in train_batches:
            optimizer.zero_grad()
            loss_fn(model(features), target).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            loss = float(loss_fn(model(x_val), y_val))
        validation_losses.append(loss)
        if stopper.step(loss, model):
            break
        epoch += 1
    if stopper.best_epoch is not None:
        stopper.restore(model)
    return validation_losses
