"""Belief: the validation loss of an epoch belongs to the weights that the epoch starts from.

Advice: In the worked example of fit, w is 2.5 after the first epoch. Print w when your first
validation loss is computed.
"""


def fit(model, loss_fn, optimizer, train_batches, val_batches, epochs):
    history = {"train_loss": [], "val_loss": []}
    for _ in range(epochs):
        history["val_loss"].append(evaluate(model, loss_fn, val_batches))
        history["train_loss"].append(train_epoch(model, loss_fn, optimizer, train_batches))
    return history
