"""Belief: the parameters of a normalization layer always have one dimension.

Advice: Print the shapes of the parameters of nn.LayerNorm((3, 2)), and in which group each one is.
"""


def decay_groups(model, weight_decay):
    trained = [param for param in model.parameters() if param.requires_grad]
    return [
        {"params": [p for p in trained if p.dim() >= 2], "weight_decay": weight_decay},
        {"params": [p for p in trained if p.dim() < 2], "weight_decay": 0.0},
    ]
