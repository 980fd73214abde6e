import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    val_losses = []
    done = False
    while not done:
        model.train()
        for inputs, targets in train_batches:
            predictions = model(inputs)
            batch_loss = loss_fn(predictions, targets)
            batch_loss.backward()
            optimizer.step()
        model.eval()
        with torch.inference_mode():
            val_losses.append(float(loss_fn(model(x_val), y_val)))
        done = stopper.step(val_losses[-1], model) or len(val_losses) == max_epochs
    if stopper.best is not None:
        stopper.restore(model)
    return val_losses
