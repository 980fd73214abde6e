"""Probes of gradient_descent/train_minibatch, for public and hidden checks.

The data of `examples` say who they are: example i has i in its inputs and i as its target.
"""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

mse_loss = nn.functional.mse_loss


def seeded(seed):
    """Make a generator of random numbers."""
    return torch.Generator().manual_seed(seed)


def examples(first, n, device="cpu"):
    """Make n examples, numbered from the first; their inputs are the number and its square."""
    numbers = torch.arange(first, first + n, dtype=torch.float64, device=device)[:, None]
    return torch.cat([numbers, numbers.square() / 100], dim=1), numbers


def numbers_of(column):
    return [round(number) for number in column.flatten().tolist()]


def one_weight(w, training=True):
    """Make the model w * x."""
    model = nn.Linear(1, 1, bias=False)
    nn.init.constant_(model.weight, w)
    return model.train(training)


def mode(model):
    modes = {"training mode" if part.training else "eval mode" for part in model.modules()}
    return " and ".join(sorted(modes))


def epochs_of_loader(module, data, batch_size, *rest):
    """make_loader(data, batch_size, shuffle, generator), looped over twice"""
    loader = module.make_loader(data, batch_size, *rest)
    return [[tuple(batch) for batch in loader] for _ in range(2)]


def evaluated(module, w, x, y, batch_size, training):
    """evaluate(model, loss_fn, loader) for the model w * x, and its mode afterwards

    Look at the mode of the model during the call and after it, and the mean.
    """
    model = one_weight(w, training)
    loss = module.evaluate(model, mse_loss, DataLoader(TensorDataset(x, y), batch_size))
    return {"the loss": loss, "the model afterwards": mode(model)}


def trained(module, w, train_data, val_data, epochs, batch_size, lr):
    """train(model, loss_fn, train_data, val_data, epochs, batch_size, lr) for the model w * x

    Look at when a loss is computed, and what the mean of an epoch is over.
    """
    model = one_weight(w)
    history = module.train(model, mse_loss, train_data, val_data, epochs, batch_size, lr)
    return {"the history": history, "w": model.weight.item()}


def compared(module, w, train_data, val_data, batch_sizes, epochs, lr, seed):
    """compare_batch_sizes(...) for the model w * x: steps and val_loss; its weight afterwards

    Look at what each run begins with.
    """
    model = one_weight(w)
    options = (epochs, lr, seed)
    runs = module.compare_batch_sizes(model, mse_loss, train_data, val_data, batch_sizes, *options)
    told = {}
    for size, history in runs.items():
        of_run = {name: history[name] for name in ("steps", "val_loss")}
        told[f"batch size {size}"] = of_run
    return told | {"w": model.weight.item()}


def kind_of(numbers, gradients):
    """Say what a batch is used for; examples from 1000 are for validation."""
    if min(numbers) >= 1000:
        return "validation"
    return "training" if gradients else "something else"


def batches_of_train(module, n, n_val, epochs, batch_size, generator_seed, training=True):
    """train(...) with the examples 0, 1, ... and the validation examples 1000, 1001, ...

    Look at the mode of the model for each batch, and which examples are in it.
    """
    model = nn.Sequential(nn.Linear(2, 1, dtype=torch.float64), nn.Dropout(0.5)).train(training)
    batches = []

    def called(model, inputs, _):
        numbers, gradients = numbers_of(inputs[0][:, 0]), torch.is_grad_enabled()
        told = {"kind": kind_of(numbers, gradients), "inputs": numbers}
        batches.append(told | {"mode": mode(model), "gradients": gradients})

    def loss_fn(predictions, targets):
        batches[-1]["targets"] = numbers_of(targets)
        return mse_loss(predictions, targets)

    model.register_forward_hook(called)
    data, val_data = examples(0, n), examples(1000, n_val)
    module.train(model, loss_fn, data, val_data, epochs, batch_size, 0.0, seeded(generator_seed))
    return {"batches": batches, "the model afterwards": mode(model)}


def of_kind(kind, told):
    """Pick the batches that are used for one thing."""
    return [batch for batch in told["batches"] if batch["kind"] == kind]
