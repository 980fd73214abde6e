import torch


def mean_over_examples(pairs):
    pairs = list(pairs)
    return sum(loss * n for loss, n in pairs) / sum(n for _, n in pairs)


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()

    def step(x, y):
        model.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        return loss.item(), len(x)

    return mean_over_examples(step(x, y) for x, y in batches)


def evaluate(model, loss_fn, batches):
    modes = [m.training for m in model.modules()]
    try:
        model.eval()
        with torch.no_grad():
            return mean_over_examples((loss_fn(model(x), y).item(), len(x)) for x, y in batches)
    finally:
        for m, mode in zip(model.modules(), modes, strict=True):
            m.training = mode


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    history = {"train_loss": [], "val_loss": []}
    while len(history["val_loss"]) < epochs:
        history["train_loss"].append(train_epoch(model, loss_fn, optimizer, train_batches))
        history["val_loss"].append(evaluate(model, loss_fn, val_batches))
    return history
