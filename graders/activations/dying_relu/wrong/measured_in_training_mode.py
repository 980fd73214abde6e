"""Belief: a mode matters for training only.

Advice: Take a network with nn.BatchNorm1d, whose running mean is far from the batch's. In which
mode is it measured?
"""

import torch


def dead_in_network(model, batches):
    with torch.no_grad():
        saved = {key: value.clone() for key, value in model.state_dict().items()}
        found = [_dead_in_batch(model, x) for x in batches]
        model.load_state_dict(saved)
    return [torch.stack(masks).all(dim=0) for masks in zip(*found, strict=True)]
