"""Belief: who measures may switch to evaluation mode.

Advice: Print model.training before and after dead_in_network.
"""

import torch


def dead_in_network(model, batches):
    model.eval()
    with torch.no_grad():
        found = [_dead_in_batch(model, x) for x in batches]
    return [torch.stack(masks).all(dim=0) for masks in zip(*found, strict=True)]
