def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    train_losses, val_losses = [], []
    epoch = 0
    while epoch < epochs:
        val_losses.append(evaluate(model, loss_fn, val_batches))
        train_losses.append(train_epoch(model, loss_fn, optimizer, train_batches))
        epoch += 1
    return {"train_loss": train_losses, "val_loss": val_losses}
