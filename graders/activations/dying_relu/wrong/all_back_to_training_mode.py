"""Belief: before the call everything was in training mode.

Advice: Put one module into evaluation mode, and print its mode after dead_in_network.
"""

import torch


def dead_in_network(model, batches):
    model.eval()
    try:
        with torch.no_grad():
            found = [_dead_in_batch(model, x) for x in batches]
    finally:
        model.train()
    return [torch.stack(masks).all(dim=0) for masks in zip(*found, strict=True)]
