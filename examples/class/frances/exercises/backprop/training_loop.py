import torch


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    optimizer.zero_grad()  # start the epoch with clean gradients
    total = 0.0
    for x, y in batches:
        out = model(x)
        loss = loss_fn(out, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * x.shape[0]
    return total / sum(x.shape[0] for x, _ in batches)


def evaluate(model, loss_fn, batches):
    model.eval()
    total = 0.0
    with torch.no_grad():
        for x, y in batches:
            total += loss_fn(model(x), y).item() * x.shape[0]
    return total / sum(x.shape[0] for x, _ in batches)


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    hist = {"train_loss": [], "val_loss": []}
    for i in range(epochs):
        t = train_epoch(model, loss_fn, optimizer, train_batches)
        v = evaluate(model, loss_fn, val_batches)
        model.train()
        hist["train_loss"].append(t)
        hist["val_loss"].append(v)
        print("%d: train %.3f val %.3f" % (i, t, v))
    return hist
