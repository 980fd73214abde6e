import torch


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    history = {"train": [], "val": []}
    for _ in range(max_epochs):
        model.train()
        for inputs, labels in train_batches:
            optimizer.zero_grad()
            train_loss = loss_fn(model(inputs), labels)
            train_loss.backward()
            optimizer.step()
            history["train"].append(float(train_loss.detach()))
        with torch.no_grad():
            model.eval()
            history["val"].append(float(loss_fn(model(x_val), y_val)))
        stop = stopper.step(history["train"][-1], model)
        if stop:
            break
    if stopper.best is not None:
        stopper.restore(model)
    return history["val"]
