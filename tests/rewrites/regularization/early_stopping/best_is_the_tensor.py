import copy

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ["min", "max"]:
            raise ValueError("bad argument")
        self.patience, self.delta, self.mode = patience, min_delta, mode
        self.record = {"value": None, "epoch": None, "state": None}
        self.epoch_now, self.no_gain = -1, 0

    @property
    def best(self):
        return self.record["value"]

    @property
    def best_epoch(self):
        return self.record["epoch"]

    def step(self, value, model):
        self.epoch_now += 1
        if isinstance(value, torch.Tensor):
            value = value.detach()
        if value != value:
            better = False
        elif self.best is None:
            better = True
        elif self.mode == "max":
            better = bool(value > self.best + self.delta)
        else:
            better = bool(value < self.best - self.delta)
        self.no_gain = 0 if better else self.no_gain + 1
        if better:
            state = copy.deepcopy(model.state_dict())
            self.record = {"value": value, "epoch": self.epoch_now, "state": state}
        return self.no_gain >= self.patience

    def restore(self, model):
        if self.record["state"] is None:
            raise RuntimeError("no record")
        model.load_state_dict(self.record["state"])


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
        with torch.no_grad():
            losses.append(float(loss_fn(model(x_val), y_val)))
        if stopper.step(losses[-1], model):
            break
    if stopper.best is not None:
        stopper.restore(model)
    return losses
