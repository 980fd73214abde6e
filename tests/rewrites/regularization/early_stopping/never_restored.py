import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    losses = []
    for _ in range(max_epochs):
        model.train()
        for x, y in train_batches:
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.inference_mode():
            val_loss = loss_fn(model(x_val), y_val)
        losses.append(float(val_loss))
        if stopper.step(losses[-1], model):
            return losses
    return losses
