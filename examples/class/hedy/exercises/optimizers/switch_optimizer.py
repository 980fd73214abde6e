"""Einstellungen: Größe der Schritte."""

import warnings

import numpy as np
import torch


def _known_options(new_class):
    dummy = torch.nn.Parameter(torch.zeros(1))
    return new_class([dummy]).defaults.keys()


def _settings(group, known, overrides):
    settings = dict(params=[p for p in group["params"]], lr=group["lr"])
    if "weight_decay" in known and "weight_decay" in group:
        settings["weight_decay"] = group["weight_decay"]
    settings.update(overrides)
    return settings


def switch_optimizer(optimizer, new_class, **overrides):
    warnings.warn(f"switching to {new_class.__name__}", stacklevel=2)
    known = _known_options(new_class)
    first, *others = [_settings(g, known, overrides) for g in optimizer.param_groups]
    new = new_class([first], **overrides)
    for settings in others:
        new.add_param_group(settings)
    return new


class Trainer:
    def __init__(self, model, loss_fn, optimizer):
        self.model, self.loss_fn, self.opt = model, loss_fn, optimizer

    def step(self, x, y):
        loss = self.loss_fn(self.model(x), y)
        loss.backward()
        self.opt.step()
        self.opt.zero_grad()
        return loss.item()

    def epoch(self, batches):
        values = [self.step(x, y) for x, y in batches]
        return np.average(values, weights=[x.shape[0] for x, _ in batches])


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    trainer = Trainer(model, loss_fn, optimizer)
    losses = []
    for i in range(epochs):
        if i == switch_epoch:
            trainer.opt = switch_optimizer(trainer.opt, new_class, **overrides)
        losses.append(float(trainer.epoch(batches)))
        print("epoch", i, "loss", losses[-1])
    return losses, trainer.opt
