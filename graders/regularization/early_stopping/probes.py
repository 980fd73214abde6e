"""Probes of regularization/early_stopping, for public and hidden checks."""

import torch
from torch import nn


def steps(module, settings, values):
    """EarlyStopping(**settings), then step(value, model) for each value until it returns True

    Look at what counts as better, and what is counted since then.
    """
    stopper = module.EarlyStopping(**settings)
    model = nn.Linear(1, 1)
    observed, stop = {}, False
    for epoch, value in enumerate(values):
        if stop:  # no check steps on
            observed[f"step at epoch {epoch}"] = "not called: the one before it returned True"
        else:
            result = stopper.step(value, model)
            stop = bool(result)
            observed[f"step at epoch {epoch}"] = f"returned {None if result is None else stop}"
        observed[f"best after epoch {epoch}"] = stopper.best
    return observed | {"best_epoch at the end": stopper.best_epoch}


def refusals_of_settings(module, *all_settings):
    """EarlyStopping(**settings) for some settings"""
    seen = {}
    for settings in all_settings:
        told = ", ".join(f"{name}={value!r}" for name, value in settings.items())
        seen[told] = "no ValueError was raised"
        try:
            module.EarlyStopping(**settings)
        except ValueError:
            seen[told] = "ValueError"
    return seen


def refusals_to_restore(module, *sequences):
    """EarlyStopping(patience=5), step(value, model) for each value, then restore(model)"""
    seen = {}
    for values in sequences:
        stopper, model = module.EarlyStopping(patience=5), nn.Linear(1, 1)
        for value in values:
            stopper.step(value, model)
        told = f"restore after the values {values}"
        seen[told] = "no RuntimeError was raised"
        try:
            stopper.restore(model)
        except NotImplementedError:  # a RuntimeError too
            raise
        except RuntimeError:
            seen[told] = "RuntimeError"
    return seen


def restored_weight(module, weights, values):
    """one step per value on a model whose weight changes every epoch, then restore(model)"""
    stopper = module.EarlyStopping(patience=10)
    model = nn.Linear(1, 1)
    for weight, value in zip(weights, values, strict=True):
        with torch.no_grad():
            model.weight.fill_(weight)
        stopper.step(value, model)
    stopper.restore(model)
    return model.weight.item()


def losses_by_epoch(losses):
    """Return the losses that fit returns, each under its epoch."""
    return {f"loss of epoch {epoch}": loss for epoch, loss in enumerate(losses)}


def fit_one_weight(module, patience, max_epochs):
    """fit(...) on the worked example, with EarlyStopping(patience)

    Look at when the stopper is asked, and what is recorded before it stops.
    """
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.25)
    batches = [(torch.tensor([[1.0]]), torch.tensor([[2.0]]))]
    x_val, y_val = torch.tensor([[1.0]]), torch.tensor([[1.5]])
    stopper = module.EarlyStopping(patience)
    losses = module.fit(model, optimizer, nn.MSELoss(), batches, x_val, y_val, stopper, max_epochs)
    return losses_by_epoch(losses) | {"w": model.weight.item()}


class NeverStops:
    """A stopper that only remembers."""

    best, best_epoch = 0.0, 0

    def step(self, value, model):
        return False

    def restore(self, model):
        pass


def passes_of_fit(module, x, y, max_epochs):
    """what fit(...) does to the model at each use of loss_fn"""
    model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1))
    seen = {"training": [], "validation": []}

    def loss_fn(predictions, targets):
        data = seen["validation" if len(targets) == len(y) else "training"]
        modes = {part.training for part in model.modules()}
        data.append({"train mode": sorted(modes), "gradients": predictions.requires_grad})
        return nn.functional.mse_loss(predictions, targets)

    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    batches = [(x[:4], y[:4]), (x[4:], y[4:])]
    module.fit(model, optimizer, loss_fn, batches, x, y, NeverStops(), max_epochs)
    return seen
