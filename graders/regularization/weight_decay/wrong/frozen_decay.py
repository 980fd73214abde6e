"""Belief: model.parameters() returns what is trained.

Advice: Set requires_grad of one parameter to False. In which group is it?
"""


def decay_groups(model, weight_decay):
    return [
        {"params": [p for p in model.parameters() if p.dim() >= 2], "weight_decay": weight_decay},
        {"params": [p for p in model.parameters() if p.dim() < 2], "weight_decay": 0.0},
    ]
