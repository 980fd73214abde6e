"""Belief: each layer has parameters of its own.

Advice: Let two layers share their weight, and count how often it is in your first group.
"""


def decay_groups(model, weight_decay):
    decayed, others = [], []
    for module in model.modules():
        for param in module.parameters(recurse=False):
            if param.requires_grad:
                decays = param.dim() >= 2 and not isinstance(module, NORM_LAYERS)
                (decayed if decays else others).append(param)
    return [
        {"params": decayed, "weight_decay": weight_decay},
        {"params": others, "weight_decay": 0.0},
    ]
