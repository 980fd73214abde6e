import torch


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    weighted = 0.0
    for x, y in batches:
        optimizer.zero_grad(set_to_none=True)
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        weighted += float(loss.detach()) * len(y)
    return weighted / sum(len(y) for _, y in batches)


@torch.no_grad()
def evaluate(model, loss_fn, batches):
    was_training = model.training
    model.eval()
    weighted = sum(float(loss_fn(model(x), y)) * len(y) for x, y in batches)
    model.train(was_training)
    return weighted / sum(len(y) for _, y in batches)


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    history = {"train_loss": [], "val_loss": []}
    for _ in range(epochs):
        history["train_loss"] += [train_epoch(model, loss_fn, optimizer, train_batches)]
        history["val_loss"] += [evaluate(model, loss_fn, val_batches)]
    return history
