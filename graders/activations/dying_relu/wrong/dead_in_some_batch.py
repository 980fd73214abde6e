"""Belief: a unit that is dead in a batch is dead.

Advice: Give two batches: a unit is above 0 in the first, and below 0 in the second.
"""

import torch


def dead_in_network(model, batches):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    try:
        with torch.no_grad():
            found = [_dead_in_batch(model, x) for x in batches]
    finally:
        for module, mode in modes.items():
            module.training = mode
    return [torch.stack(masks).any(dim=0) for masks in zip(*found, strict=True)]
