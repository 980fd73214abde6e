"""Probes of tuning/lr_range, for public and hidden checks."""

import torch
from torch import nn


class Interrupted(Exception):
    """What a loss_fn of a probe raises."""


def rates(module, lr_min, lr_max, steps):
    """geometric_lrs(lr_min, lr_max, steps)"""
    return module.geometric_lrs(lr_min, lr_max, steps)


def suggestion(module, lrs, losses):
    """suggest_lr(lrs, losses)

    Look at between which points the loss falls, and on which scale.
    """
    return module.suggest_lr(lrs, losses)


def one_weight():
    """Make the model of the worked example, its optimizer with lr 0.5, and its batches."""
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    return model, optimizer, [(torch.tensor([[1.0]]), torch.tensor([[4.0]]))]


def example(module, lr_min, lr_max, steps):
    """range_test(...) on the worked example"""
    model, optimizer, batches = one_weight()
    lrs, losses = module.range_test(model, nn.MSELoss(), optimizer, batches, lr_min, lr_max, steps)
    return {"lrs": lrs, "losses": losses}


RAISING = "an mse_loss that raises an exception when it is called for the third time"


def left_of_example(module, loss_fn):
    """the worked example after range_test(...), with a gradient of 2 and in eval mode before it"""
    model, optimizer, batches = one_weight()
    model.weight.grad = torch.full((1, 1), 2.0)
    model.eval()
    losses, modes = [], []
    model.register_forward_hook(lambda called, *_: modes.append(called.training))

    def mse_loss(predictions, targets):
        if loss_fn == RAISING and len(losses) == 2:
            raise Interrupted
        losses.append(nn.functional.mse_loss(predictions, targets))
        return losses[-1]

    raised = "nothing was raised"
    try:
        module.range_test(model, mse_loss, optimizer, batches, 0.0625, 64.0, 6)
    except Interrupted:
        raised = "the exception of loss_fn was raised"
    return {
        "the first two losses": [loss.item() for loss in losses[:2]],
        "each loss is computed in training mode": all(modes),
        "range_test": raised,
        "w afterwards": model.weight.item(),
        "w.grad afterwards": None if model.weight.grad is None else model.weight.grad.item(),
        "mode of the model afterwards": "training mode" if model.training else "eval mode",
        "lr of the optimizer afterwards": optimizer.param_groups[0]["lr"],
    }


def with_losses(module, losses, steps, *factor):
    """range_test(..., 1.0, 2.0, steps, factor), where loss_fn gives these losses one by one"""
    model, optimizer, batches = one_weight()
    values = iter(losses)

    def loss_fn(predictions, targets):
        return 0 * predictions.sum() + next(values, 0.0)

    lrs, returned = module.range_test(model, loss_fn, optimizer, batches, 1.0, 2.0, steps, *factor)
    return {"losses": returned, "number of rates": len(lrs)}
