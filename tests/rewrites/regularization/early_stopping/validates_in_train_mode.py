import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    model.train()
    losses = []
    for _ in range(max_epochs):
        for data, target in train_batches:
            optimizer.zero_grad()
            output = model(data)
            loss_fn(output, target).backward()
            optimizer.step()
        torch.set_grad_enabled(False)
        losses.append(float(loss_fn(model(x_val), y_val)))
        torch.set_grad_enabled(True)
        if stopper.step(losses[-1], model):
            break
    if stopper.best is not None:
        stopper.restore(model)
    return losses
