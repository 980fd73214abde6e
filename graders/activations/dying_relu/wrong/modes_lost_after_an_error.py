"""Belief: the network raises no exception.

Advice: Call dead_in_network with a batch that is too narrow, catch the error, and print
model.training.
"""

import torch


def dead_in_network(model, batches):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    with torch.no_grad():
        found = [_dead_in_batch(model, x) for x in batches]
    for module, mode in modes.items():
        module.training = mode
    return [torch.stack(masks).all(dim=0) for masks in zip(*found, strict=True)]
