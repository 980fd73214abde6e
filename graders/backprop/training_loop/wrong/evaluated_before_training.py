"""Belief: the validation loss of an epoch belongs to the weights that the epoch starts from.

Advice: Follow the worked example: at which w is the first validation loss computed?
"""


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    history = {"train_loss": [], "val_loss": []}
    for _ in range(epochs):
        history["val_loss"].append(evaluate(model, loss_fn, val_batches))
        history["train_loss"].append(train_epoch(model, loss_fn, optimizer, train_batches))
    return history
