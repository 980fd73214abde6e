"""Probes of gradient_descent/minibatches, for public and hidden checks."""

import torch


def seeded(seed):
    """Make a generator of random numbers."""
    return torch.Generator().manual_seed(seed)


def steps(module, n, batch_size, *drop_last):
    """steps_per_epoch(n, batch_size, drop_last)"""
    return module.steps_per_epoch(n, batch_size, *drop_last)


def in_order(module, n, batch_size, drop_last):
    """minibatches(n, batch_size, shuffle=False, drop_last=drop_last)"""
    return list(module.minibatches(n, batch_size, shuffle=False, drop_last=drop_last))


def two_epochs(module, n, batch_size, generator_seed):
    """minibatches(n, batch_size, generator), twice with the same generator"""
    generator = seeded(generator_seed)
    epochs = [list(module.minibatches(n, batch_size, generator)) for _ in range(2)]
    orders = [torch.cat(batches) for batches in epochs]
    return {
        "sizes of the batches": [[len(batch) for batch in batches] for batches in epochs],
        "all numbers of an epoch, sorted": [order.sort().values.tolist() for order in orders],
        "the second epoch": "same order" if torch.equal(*orders) else "another order",
    }


def pairs(module, n, batch_size, generator_seed):
    """batches_of(x, y, batch_size, generator), where x holds 2 i and y holds i for example i"""
    y = torch.arange(n)
    x = torch.stack([2.0 * y, torch.ones(n)], dim=1)
    batches = list(module.batches_of(x, y, batch_size, seeded(generator_seed)))
    inputs, targets = (torch.cat(parts) for parts in zip(*batches, strict=True))
    together = torch.equal(inputs[:, 0], 2.0 * targets)
    return {
        "sizes of the batches": [(len(x_of), len(y_of)) for x_of, y_of in batches],
        "all targets, sorted": targets.sort().values.tolist(),
        "inputs and targets": "together" if together else "mixed up",
        "x and y afterwards": "as before" if torch.equal(y, torch.arange(n)) else "changed",
    }
