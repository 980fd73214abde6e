"""Belief: a hook goes away by itself.

Advice: Print len(module._forward_hooks) for the modules after the call.
"""

import torch


def dead_in_network(model, batches):
    modes = {module: module.training for module in model.modules()}
    for module in model:
        module.register_forward_hook(lambda *_: None)
    model.eval()
    try:
        with torch.no_grad():
            found = [_dead_in_batch(model, x) for x in batches]
    finally:
        for module, mode in modes.items():
            module.training = mode
    return [torch.stack(masks).all(dim=0) for masks in zip(*found, strict=True)]
