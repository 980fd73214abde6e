"""Belief: each module has parameters of its own.

Advice: Give two layers the same weight. How often is it in your groups? torch.optim warns of that.
"""


def decay_groups(model, weight_decay):
    trained = [
        parameter
        for module in model.modules()
        for parameter in module.parameters(recurse=False)
        if parameter.requires_grad
    ]
    return [
        {"params": [p for p in trained if p.dim() >= 2], "weight_decay": weight_decay},
        {"params": [p for p in trained if p.dim() < 2], "weight_decay": 0.0},
    ]
