import copy

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0:
            raise ValueError("patience must be at least 1, min_delta at least 0")
        try:
            self.sign = {"min": 1, "max": -1}[mode]
        except KeyError:
            raise ValueError(f"unknown mode: {mode}") from None
        self.patience = patience
        self.min_delta = min_delta
        self.counter = 0
        self.epochs_seen = 0
        self.best = None
        self.best_epoch = None
        self.best_model = None

    def step(self, value, model):
        value = float(value)
        this_epoch = self.epochs_seen
        self.epochs_seen += 1
        not_a_number = value != value
        if not not_a_number and (
            self.best is None or self.sign * value < self.sign * self.best - self.min_delta
        ):
            print("epoch", this_epoch, "improves to", value)
            self.best = value
            self.best_epoch = this_epoch
            self.best_model = copy.deepcopy(model)
            self.counter = 0
            return False
        self.counter += 1
        print(f"no improvement: {self.counter}/{self.patience}")
        if self.counter < self.patience:
            return False
        return True

    def restore(self, model):
        if self.best_model is None:
            raise RuntimeError("no improvement yet")
        model.load_state_dict(self.best_model.state_dict())


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    history = []
    for epoch in range(max_epochs):
        model.train()
        running = 0.0
        for x, y in train_batches:
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            running += loss.item()
        print("epoch", epoch, "training loss", running / len(train_batches))
        model.eval()
        with torch.no_grad():
            val_loss = loss_fn(model(x_val), y_val)
        history.append(float(val_loss))
        if stopper.step(val_loss, model):
            print("stopped early")
            break
    if stopper.best is not None:
        stopper.restore(model)
    return history
